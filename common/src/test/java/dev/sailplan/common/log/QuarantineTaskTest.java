package dev.sailplan.common.log;

import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.FlakyLog;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.quarantine.TrialNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A task has no record that could be put aside: what fails each time, or ends its process, rests.
final class QuarantineTaskTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private final FakeLog world = Service.world(1);
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void a_task_that_gives_itself_up_is_watched_no_longer() {
        // Given
        dies(work());
        Runnable giveUp =
                () -> {
                    throw new Work.Unprocessable("no such task");
                };

        // When
        Service service = start(tasking(giveUp));
        await().atMost(LONG).until(() -> !answers().isEmpty());
        service.crash();

        // Then
        assertThat(tries).hasValue(1);
        assertThat(noted()).isEmpty();
    }

    @Test
    void a_bug_in_a_task_rests_a_minute_also_after_an_unclean_stop() {
        // Given
        dies(work());
        Runnable fail =
                () -> {
                    throw new IllegalStateException();
                };

        // When
        try (Service _ = start(tasking(fail))) {
            await().atMost(LONG).until(() -> !answers().isEmpty());
            pass(Duration.ofSeconds(61));

            // Then
            await().atMost(LONG).until(() -> tries.get() == 6);
        }
    }

    @Test
    void a_task_that_ended_its_process_three_times_rests_an_hour_whoever_wakes_it() {
        // Given
        dyingOfTheTask(3);

        // When
        try (Service service = start(tasking(() -> {}))) {
            for (int n = 0; n < 5; n++) {
                String value = "v" + n;
                service.loop().wake(0, "k", "task");
                world.append(new TopicPartition(IN, 0), "k", value);
                await().atMost(LONG).until(() -> answers().contains(value));
                pass(Duration.ofMinutes(5));
            }

            // Then
            assertThat(tries).hasValue(3);
            assertThat(noted()).hasSize(1);

            // When
            pass(Duration.ofMinutes(40));

            // Then
            await().atMost(LONG).until(() -> tries.get() == 4 && noted().isEmpty());
            service.loop().wake(0, "k", "task");
            await().atMost(LONG).until(() -> tries.get() == 5);
        }
    }

    @Test
    void a_task_that_fails_after_its_rest_rests_again_at_once() {
        // Given
        dyingOfTheTask(3);
        Runnable fail =
                () -> {
                    throw new IllegalStateException();
                };

        // When
        try (Service _ = start(tasking(fail))) {
            for (int hour = 1; hour <= 2; hour++) {
                int expected = 3 + hour;
                settle("h" + hour);
                pass(Duration.ofMinutes(61));
                await().atMost(LONG).until(() -> tries.get() == expected);
            }
            settle("end");

            // Then
            assertThat(tries).hasValue(5);
            assertThat(noted()).hasSize(1);
        }
    }

    /// Until all that was woken before had its turn on the lane.
    private void settle(String value) {
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        world.append(new TopicPartition(IN, 0), "k", value);
        await().atMost(LONG).until(() -> answers().contains(value));
    }

    private void dyingOfTheTask(int runs) {
        for (int run = 1; run <= runs; run++) {
            int expected = run;
            Service service =
                    start(
                            tasking(() -> {})
                                    .waking((_, lane) -> {
                                        tries.incrementAndGet();
                                        spin(lane);
                                        return Outputs.NONE;
                                    }));
            await().atMost(LONG).until(() -> tries.get() == expected);
            service.crash();
        }
    }

    /// A run that ends in the middle of a record that is called last.
    private void dies(ScriptedWork work) {
        CountDownLatch begun = new CountDownLatch(1);
        world.append(new TopicPartition(IN, 0), "k", "last");
        Service run =
                start(
                        work.handling((it, lane) -> {
                            begun.countDown();
                            return spin(lane);
                        }));
        await().atMost(LONG).until(() -> begun.getCount() == 0);
        run.crash();
    }

    private static ScriptedWork work() {
        return new ScriptedWork();
    }

    private void pass(Duration time) {
        clock.updateAndGet(it -> it.plus(time));
    }

    private List<String> answers() {
        return world.committed(ScriptedWork.OUT).stream().map(it -> it.value().text()).toList();
    }

    private Set<String> noted() {
        Set<String> left = new TreeSet<>();
        for (Inbound it : world.committed(Service.STATE)) {
            if (it.tombstone()) {
                left.remove(it.key());
            } else if (it.key().startsWith(TrialNotes.BEGUN)) {
                left.add(it.key());
            }
        }
        return left;
    }

    private static HandledRecord spin(Lane lane) {
        while (true) {
            lane.checkpoint();
            Thread.onSpinWait();
        }
    }

    private Service start(Work work) {
        clock.updateAndGet(it -> it.plusSeconds(1));
        return Service.start(new FlakyLog(world.log()), "a", work, clock::get);
    }

    private ScriptedWork tasking(Runnable doing) {
        return new ScriptedWork()
                .taking((partition, _, lanes) -> lanes.wake(partition, "k", "task"))
                .waking((_, _) -> {
                    tries.incrementAndGet();
                    doing.run();
                    return Outputs.NONE;
                });
    }
}
