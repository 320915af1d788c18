package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many rollouts are looked at on an API server that answers no read for the time being.
@Timeout(30)
class LooksGiveWayTest {
    private static final int LOOKS = 40;
    private static final JsonObject MAP = Manifests.configMap("shop", "a", "color", "blue");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch answering = new CountDownLatch(1);
    private final AtomicInteger looked = new AtomicInteger();
    private StubServer server;
    private FabricCluster cluster;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer(this::answer);
        cluster = server.cluster();
    }

    private StubServer.Page answer(HttpExchange exchange) {
        if (exchange.getRequestMethod().equals("GET")) {
            looked.incrementAndGet();
            await(answering);
        }
        return new StubServer.Page(200, MAP.canonical());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        answering.countDown();
        cluster.close();
        server.close();
        threads.close();
    }

    private CompletableFuture<Optional<JsonObject>> look() {
        return CompletableFuture.supplyAsync(
                () -> cluster.look(Manifests.CONFIG_MAP, Manifests.id(MAP)), threads);
    }

    private CompletableFuture<WriteAnswer> write() {
        return CompletableFuture.supplyAsync(
                () -> cluster.apply(Manifests.CONFIG_MAP, Manifests.id(MAP), MAP, Write.REAL),
                threads);
    }

    /// Until those that may look do so, and a moment for one too many.
    private void awaitLooks() throws InterruptedException {
        while (looked.get() < ApiServer.LOOKS_AT_ONCE) {
            Thread.sleep(1);
        }
        Thread.sleep(200);
    }

    @Test
    void a_write_has_its_turn_while_all_looks_wait_for_answers() throws Exception {
        // Given
        List<CompletableFuture<Optional<JsonObject>>> looks =
                IntStream.range(0, LOOKS).mapToObj(_ -> look()).toList();
        awaitLooks();

        // When
        WriteAnswer answer = write().get(10, TimeUnit.SECONDS);

        // Then
        assertThat(answer).isInstanceOf(WriteAnswer.Stored.class);
        assertThat(looked).hasValue(ApiServer.LOOKS_AT_ONCE);
        answering.countDown();
        for (CompletableFuture<Optional<JsonObject>> look : looks) {
            assertThat(look.get(20, TimeUnit.SECONDS)).contains(MAP);
        }
        assertThat(looked).hasValue(LOOKS);
    }
}
