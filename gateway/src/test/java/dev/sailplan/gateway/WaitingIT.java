package dev.sailplan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.wire.Records;
import dev.sailplan.gateway.events.EventLog;
import dev.sailplan.gateway.events.LogHealth;
import dev.sailplan.gateway.intake.Intake;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.sources.Sources;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What takes long, or much, holds up nobody but its sender. Only Kafka is left out.
@Timeout(120)
final class WaitingIT {
    private static final int MIB = 1 << 20;
    private static final int LOOPS = 2;
    private static final Duration LONG = Duration.ofMinutes(1);
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void a_body_that_takes_long_to_hear_holds_up_no_event_loop_and_no_small_body()
            throws Exception {
        // Given
        SlowHearing slow = new SlowHearing();
        int port = start(slow, new Log(Future.succeededFuture()), LONG);
        try (Sender sender = new Sender(port)) {
            FutureTask<Integer> large = new FutureTask<>(() -> sendLarge(sender));
            Thread.ofVirtual().start(large);
            assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();

            // Then
            for (int connection = 0; connection < 2 * LOOPS; connection++) {
                try (Sender another = new Sender(port)) {
                    assertThat(another.get("/healthz").status()).isEqualTo(200);
                    assertThat(another.github("push", Payloads.read("github-push")).status())
                            .isEqualTo(202);
                }
            }
            assertThat(large.isDone()).isFalse();
            slow.goOn.countDown();
            assertThat(large.get(20, TimeUnit.SECONDS)).isEqualTo(202);
        }
    }

    @Test
    void whoever_waits_for_a_log_that_never_answers_is_told_to_deliver_again() throws Exception {
        // Given
        Future<Void> never = Promise.<Void>promise().future();
        int port = start(InstantSource.system(), new Log(never), Duration.ofMillis(300));

        // When
        try (Sender sender = new Sender(port)) {
            Sender.Reply reply = sender.github("push", Payloads.read("github-push"));

            // Then
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.headers()).containsKey("retry-after");
            assertThat(IntakeLimits.DEFAULTS.times().answer()).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void the_large_bodies_of_one_repository_leave_room_for_those_of_another() throws Exception {
        // Given
        int port = start(InstantSource.system(), new Log(Future.succeededFuture()), LONG);
        Map<String, String> large =
                new LinkedHashMap<>(Sender.githubHeaders("push", "d", new byte[0]));
        large.put("Content-Length", Integer.toString(25 * MIB));
        large.put("Expect", "100-continue");

        // When
        try (RawConnection first = new RawConnection(port);
                RawConnection second = new RawConnection(port);
                RawConnection another = new RawConnection(port)) {
            assertThat(first.head("/hooks/shop", large).status()).isEqualTo(100);

            // Then
            assertThat(second.head("/hooks/shop", large).status()).isEqualTo(503);
            assertThat(another.head("/hooks/another", large).status()).isEqualTo(100);
        }
    }

    /// The first to be heard is heard until it may go on.
    private static final class SlowHearing implements InstantSource {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicBoolean first = new AtomicBoolean(true);

        @Override
        public Instant instant() {
            if (first.getAndSet(false)) {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Instant.now();
        }
    }

    private record Log(Future<Void> appended) implements EventLog {
        @Override
        public Future<Void> append(List<Outbound> records) {
            return appended;
        }

        @Override
        public Future<LogHealth> health() {
            return Future.succeededFuture(new LogHealth.Sound());
        }
    }

    private int start(InstantSource clock, EventLog log, Duration answer) throws TimeoutException {
        IntakeLimits usual = GatewayFixture.limits();
        Intake.Ground ground =
                new Intake.Ground(
                        vertx,
                        clock,
                        new Records(URI.create("/gateway"), Optional.empty()),
                        log,
                        LOOPS);
        Sources sources = Sources.of(GatewayFixture.all());
        return Intake.start(
                        ground,
                        ListenAddress.LOOPBACK,
                        () -> sources,
                        new IntakeLimits(
                                usual.bodies(),
                                new IntakeLimits.Times(LONG, LONG, answer),
                                usual.rate(),
                                usual.traffic()))
                .await(20, TimeUnit.SECONDS)
                .port();
    }

    private static int sendLarge(Sender sender) {
        Json padding = Json.text("x".repeat(200_000));
        return sender.github(
                        "push",
                        Payloads.with(Payloads.read("github-push"), List.of("padding"), padding))
                .status();
    }
}
