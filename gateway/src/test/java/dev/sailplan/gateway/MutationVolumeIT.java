package dev.sailplan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.wire.Records;
import dev.sailplan.gateway.events.EventLog;
import dev.sailplan.gateway.events.LogHealth;
import dev.sailplan.gateway.intake.Intake;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.sources.Sources;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Thousands of damaged bodies of each kind, over HTTP, to the whole intake; only Kafka is left out, since what
/// it stores is no matter here (`MutationFuzzIT` has it). One in sixteen is not signed as it should be.
///
/// `-Dsailplan.fuzz.seed=N` repeats a run, `-Dsailplan.fuzz.bodies=N` sets how many of each kind: 100,000 take some minutes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class MutationVolumeIT {
    private static final int BODIES = Integer.getInteger("sailplan.fuzz.bodies", 5_000);
    private static final int WARM_UP = 2_500;
    private static final int SENDERS = 8;
    private static final int AT_ONCE = 16;
    private static final int UNSIGNED = 16;
    private static final int SECONDS_TO_SETTLE = 12;

    private static final List<String> GITHUB =
            List.of("github-push", "github-pull-request", "github-pull-request-merged");
    private static final List<String> GITLAB =
            List.of("gitlab-push", "gitlab-tag-push", "gitlab-merge-request");
    private static final Map<String, String> GITLAB_EVENTS =
            Map.of(
                    "gitlab-push", "Push Hook",
                    "gitlab-tag-push", "Tag Push Hook",
                    "gitlab-merge-request", "Merge Request Hook");

    private final long seed = Long.getLong("sailplan.fuzz.seed", 1);
    private final LongAdder published = new LongAdder();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Vertx vertx = Vertx.vertx();
    private final Kind github = new Kind(GITHUB, this::github);
    private final Kind githubForm = new Kind(GITHUB, this::githubForm);
    private final Kind gitlab = new Kind(GITLAB, this::gitlab);
    private Intake intake;

    /// Which bodies are damaged, and how they are sent.
    private record Kind(List<String> payloads, Framing framing) {}

    @FunctionalInterface
    private interface Framing {
        void post(Pipeline pipeline, String payload, byte[] body, Random random) throws Exception;
    }

    @BeforeAll
    void start() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged.addFilter(new Alarming());
        root.addAppender(logged);
        logged.start();
        Intake.Ground ground =
                new Intake.Ground(
                        vertx,
                        InstantSource.system(),
                        new Records(URI.create("/gateway"), Optional.empty()),
                        new Counting(published),
                        2);
        Sources sources = Sources.of(GatewayFixture.all());
        intake =
                Intake.start(ground, ListenAddress.LOOPBACK, () -> sources, GatewayFixture.limits())
                        .await(20, TimeUnit.SECONDS);
        for (Kind kind : List.of(github, githubForm, gitlab)) {
            send(kind, WARM_UP, seed + 2);
        }
    }

    @AfterAll
    void stop() throws Exception {
        intake.close().await(20, TimeUnit.SECONDS);
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void damaged_github_bodies_do_no_harm(TestReporter reporter) throws Exception {
        damage(reporter, github);
    }

    @Test
    void damaged_github_forms_do_no_harm(TestReporter reporter) throws Exception {
        damage(reporter, githubForm);
    }

    @Test
    void damaged_gitlab_bodies_do_no_harm(TestReporter reporter) throws Exception {
        damage(reporter, gitlab);
    }

    private void damage(TestReporter reporter, Kind kind) throws Exception {
        // Given
        reporter.publishEntry("sailplan.fuzz.seed", Long.toString(seed));
        send(kind, WARM_UP, seed + 1);
        long heapBefore = heapAfterCollection(0);
        published.reset();

        // When
        Map<Integer, Integer> answers = send(kind, BODIES, seed);

        // Then
        reporter.publishEntry("answers", answers.toString());
        long allowed = heapBefore + heapBefore / 10;
        long heapAfter = heapAfterCollection(allowed);
        assertThat(answers.keySet())
                .as("answers %s, seed %d", answers, seed)
                .allMatch(status -> status == 202 || (status >= 400 && status < 500));
        assertThat(answers).containsKeys(202, 400, 401);
        assertThat(answers.values().stream().mapToInt(n -> n).sum()).isEqualTo(BODIES);
        assertThat(published.sum()).as("accepted events").isPositive();
        assertThat(intake.bytesHeld()).isZero();
        assertThat(logged.list).isEmpty();
        assertThat(heapAfter)
                .as("heap before %d, after %d", heapBefore, heapAfter)
                .isLessThan(allowed);
    }

    /// What may not be logged; the rest is not kept, since it would weigh on the heap that is measured.
    private static final class Alarming extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean alarming = event.getLevel() == Level.ERROR || event.getThrowableProxy() != null;
            return alarming ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }

    private Map<Integer, Integer> send(Kind kind, int bodies, long seed) throws Exception {
        List<Callable<Map<Integer, Integer>>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Random random = new Random(seed * SENDERS + i);
            senders.add(() -> send(kind, bodies / SENDERS, random));
        }
        Map<Integer, Integer> answers = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(senders)) {
                each.get().forEach((status, n) -> answers.merge(status, n, Integer::sum));
            }
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed, e);
        }
        return answers;
    }

    private Map<Integer, Integer> send(Kind kind, int bodies, Random random) throws Exception {
        Mutations mutations = new Mutations(random);
        List<JsonObject> payloads = kind.payloads().stream().map(Payloads::read).toList();
        Map<Integer, Integer> answers = new TreeMap<>();
        try (Pipeline pipeline = new Pipeline(intake.port())) {
            for (int sent = 0; sent < bodies; ) {
                int now = Math.min(AT_ONCE, bodies - sent);
                for (int i = 0; i < now; i++) {
                    int chosen = random.nextInt(payloads.size());
                    byte[] body = mutations.mutate(payloads.get(chosen));
                    kind.framing().post(pipeline, kind.payloads().get(chosen), body, random);
                }
                pipeline.flush();
                for (int i = 0; i < now; i++) {
                    answers.merge(pipeline.status(), 1, Integer::sum);
                }
                sent += now;
            }
        }
        return answers;
    }

    private void github(Pipeline pipeline, String payload, byte[] body, Random random)
            throws Exception {
        pipeline.post("/hooks/shop", githubHeaders(payload, body, random), body);
    }

    private void githubForm(Pipeline pipeline, String payload, byte[] body, Random random)
            throws Exception {
        byte[] form = new Mutations(random).form(body);
        Map<String, String> headers = githubHeaders(payload, form, random);
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        pipeline.post("/hooks/shop", headers, form);
    }

    private static Map<String, String> githubHeaders(String payload, byte[] body, Random random) {
        String event = payload.equals("github-push") ? "push" : "pull_request";
        Map<String, String> headers = Sender.githubHeaders(event, delivery(random), body);
        if (random.nextInt(UNSIGNED) == 0) {
            headers.put("X-Hub-Signature-256", Signing.hub("another secret", body));
        }
        return headers;
    }

    /// A wrong token is refused before the body; a wrong signature after it, so that the connection stays.
    private void gitlab(Pipeline pipeline, String payload, byte[] body, Random random)
            throws Exception {
        String event = java.util.Objects.requireNonNull(GITLAB_EVENTS.get(payload));
        Map<String, String> headers =
                new LinkedHashMap<>(Sender.gitlabHeaders(event, delivery(random)));
        boolean unsigned = random.nextInt(UNSIGNED) == 0;
        if (unsigned || random.nextBoolean()) {
            headers.remove("X-Gitlab-Token");
            String id = delivery(random);
            long now = System.currentTimeMillis() / 1000;
            headers.put("webhook-id", id);
            headers.put("webhook-timestamp", Long.toString(now));
            headers.put(
                    "webhook-signature",
                    Signing.standard(
                            GatewayFixture.SIGNING_SECRET, id, unsigned ? now - 1 : now, body));
            pipeline.post("/hooks/signed", headers, body);
        } else {
            pipeline.post("/hooks/lab", headers, body);
        }
    }

    private static String delivery(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /// The least of some seconds, or the first that is below what is enough: what connections and timers hold for a
    /// moment is no growth.
    private static long heapAfterCollection(long enough) throws InterruptedException {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < SECONDS_TO_SETTLE && least >= enough; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
            Thread.sleep(1_000);
        }
        return least;
    }

    private record Counting(LongAdder count) implements EventLog {
        @Override
        public Future<Void> append(List<Outbound> records) {
            count.add(records.size());
            return Future.succeededFuture();
        }

        @Override
        public Future<LogHealth> health() {
            return Future.succeededFuture(new LogHealth.Sound());
        }
    }
}
