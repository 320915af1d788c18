package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.e2e.FaultyWire.State;
import dev.sailplan.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that is there and says nothing, or a few bytes a second.
@NullMarked
@SuppressWarnings("NullAway.Init")
class SlowBrokerIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    /// Hosts give up after ten.
    private static final Duration IN_TIME = Duration.ofSeconds(8);

    private static final int AT_ONCE = 20;
    private static final int TOO_MANY = 10;
    @TempDir Path folder;
    private FaultyWire wire;
    private TestBroker broker;
    private Hooks hooks;

    @BeforeEach
    void start() throws Exception {
        int port = Ports.free();
        wire = FaultyWire.to(port);
        broker = TestBroker.behind(wire, port, folder.resolve("kafka"));
        hooks = Hooks.of("127.0.0.1:" + wire.port(), AT_ONCE);
        assertThat(hooks.send()).isEqualTo(202);
    }

    @AfterEach
    void stop() throws Exception {
        hooks.close();
        broker.close();
        wire.close();
    }

    @Test
    void what_it_does_not_acknowledge_in_time_is_not_accepted_and_readiness_says_so()
            throws Exception {
        for (State state : List.of(State.SILENT, State.SLOW)) {
            // When
            wire.become(state);

            // Then
            assertThat(timeOf(503)).as("%s", state).isLessThan(IN_TIME);
            await().atMost(SOON).until(() -> hooks.ready() == 503);

            // When
            wire.become(State.SOUND);

            // Then
            await().atMost(SOON).until(() -> hooks.ready() == 200);
            await().atMost(SOON).until(() -> hooks.send() == 202);
        }
        assertThat(hooks.firstOddity()).isEmpty();
        assertThat(ids()).containsAll(accepted()).doesNotHaveDuplicates();
    }

    @Test
    void a_bounded_number_wait_for_it_and_the_next_is_refused_at_once() throws Exception {
        // Given
        wire.become(State.SILENT);

        // When
        List<Duration> times = timesOf(AT_ONCE + TOO_MANY);

        // Then
        assertThat(times.subList(0, TOO_MANY))
                .allSatisfy(time -> assertThat(time).isLessThan(Duration.ofSeconds(3)));
        assertThat(times.subList(TOO_MANY, times.size()))
                .allSatisfy(time -> assertThat(time).isBetween(Duration.ofSeconds(4), IN_TIME));

        // When
        wire.become(State.SOUND);

        // Then
        await().atMost(SOON).until(() -> hooks.send() == 202);
        assertThat(IntStream.range(0, AT_ONCE + 1).map(_ -> hooks.send())).containsOnly(202);
        assertThat(hooks.firstOddity()).isEmpty();
        assertThat(ids()).containsAll(accepted()).doesNotHaveDuplicates();
    }

    private Duration timeOf(int expected) {
        long begun = System.nanoTime();
        assertThat(hooks.send()).isEqualTo(expected);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Of so many that are refused at once, the quickest first.
    private List<Duration> timesOf(int count) throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Duration>> all =
                    IntStream.range(0, count)
                            .mapToObj(_ -> senders.submit(() -> timeOf(503)))
                            .toList();
            List<Duration> times = new ArrayList<>();
            for (Future<Duration> each : all) {
                times.add(each.get());
            }
            return times.stream().sorted().toList();
        }
    }

    private List<String> accepted() {
        return hooks.accepted.stream().map(Hooks::eventId).toList();
    }

    private List<String> ids() {
        return broker.read(Topics.EVENTS).stream()
                .map(it -> it.headers().getOrDefault("ce_id", ""))
                .toList();
    }
}
