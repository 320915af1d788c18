package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.DEAD;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.quarantine.TrialPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A process that ends with much in progress, again and again: more likely the load is too heavy than one of many deadly.
final class OverloadTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int MANY = 40;
    private final FakeLog world = Service.world(1);

    @Test
    void what_was_in_progress_by_the_dozen_is_not_tried_one_at_a_time_and_not_all_at_once() {
        // Given
        appendMany();
        dieWithAllInProgress();
        dieWithAllInProgress();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(TrialPolicy.MOST_TOGETHER);
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            together.countDown();
                            // Would wait for ever if one ran at a time.
                            while (together.getCount() > 0) {
                                pause(5);
                            }
                            now.decrementAndGet();
                            return HandledRecord.with(answer(it));
                        });

        // When
        try (Service _ = Service.start(world, "a", work)) {
            await().atMost(LONG).until(() -> world.committed(OUT).size() == MANY);
        }

        // Then
        assertThat(most).hasValueBetween(2, TrialPolicy.MOST_TOGETHER);
        assertThat(world.committed(DEAD)).isEmpty();
    }

    @Test
    void the_one_that_is_deadly_after_all_is_found_and_none_that_ran_beside_it_is_put_aside() {
        // Given
        appendMany();
        appendPoisons(1);

        // When
        int died = crashesUntilFinished(MANY + 1);

        // Then
        assertThat(world.committed(OUT)).hasSize(MANY);
        assertThat(deadly()).containsExactly("poison 0");
        assertThat(died).isBetween(3, 6);
    }

    @Test
    void two_that_are_deadly_are_told_apart_from_each_other_and_from_all_that_ran_beside_them() {
        // Given
        appendMany();
        appendPoisons(2);

        // When
        int died = crashesUntilFinished(MANY + 2);

        // Then
        assertThat(world.committed(OUT)).hasSize(MANY);
        assertThat(deadly()).containsExactlyInAnyOrder("poison 0", "poison 1");
        assertThat(died).isBetween(4, 9);
    }

    @Test
    void two_that_are_deadly_share_their_first_two_deaths_where_few_are_suspected() {
        // Given
        appendPoisons(2);

        // When
        int died = crashesUntilFinished(2);

        // Then
        assertThat(deadly()).containsExactlyInAnyOrder("poison 0", "poison 1");
        assertThat(died).isEqualTo(4);
    }

    @Test
    void what_only_waited_behind_those_in_progress_makes_no_crowd_of_a_few() {
        // Given
        appendPoisons(2);
        for (int i = 0; i < 10; i++) {
            world.append(new TopicPartition(IN, 0), "poison " + i % 2, "harmless " + i);
        }

        // When
        int died = crashesUntilFinished(12);

        // Then
        assertThat(deadly()).containsExactlyInAnyOrder("poison 0", "poison 1");
        assertThat(world.committed(OUT)).hasSize(10);
        assertThat(died).isBetween(4, 6);
    }

    private void appendPoisons(int count) {
        for (int i = 0; i < count; i++) {
            world.append(new TopicPartition(IN, 0), "poison " + i, "poison");
        }
    }

    private List<String> deadly() {
        return world.committed(DEAD).stream().map(Inbound::key).toList();
    }

    /// How many processes died until so many records were answered or put aside.
    private int crashesUntilFinished(int all) {
        int died = 0;
        while (died < 20 && !finished(all)) {
            CountDownLatch death = new CountDownLatch(1);
            Service service = Service.start(world, "a", deadly(death));
            await().atMost(LONG).until(() -> death.getCount() == 0 || finished(all));
            if (death.getCount() == 0) {
                died++;
                service.crash();
            } else {
                service.close();
            }
        }
        return died;
    }

    private boolean finished(int all) {
        return world.committed(OUT).size() + world.committed(DEAD).size() == all;
    }

    /// Dies of the poison, while others are in progress.
    private ScriptedWork deadly(CountDownLatch death) {
        return new ScriptedWork()
                .handling((it, lane) -> {
                    if (it.value().text().equals("poison")) {
                        pause(50);
                        death.countDown();
                        spin(lane);
                    }
                    pause(150);
                    return HandledRecord.with(answer(it));
                });
    }

    private void appendMany() {
        for (int i = 0; i < MANY; i++) {
            world.append(new TopicPartition(IN, 0), "k" + i, "v" + i);
        }
    }

    private void dieWithAllInProgress() {
        AtomicInteger begun = new AtomicInteger();
        ScriptedWork never =
                new ScriptedWork()
                        .handling((_, lane) -> {
                            begun.incrementAndGet();
                            spin(lane);
                            throw new AssertionError("spins for ever");
                        });
        Service service = Service.start(world, "a", never);
        await().atMost(LONG).until(() -> begun.get() == MANY);
        service.crash();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new LaneStopped();
        }
    }

    private static void spin(Lane lane) {
        while (true) {
            lane.checkpoint();
            pause(5);
        }
    }
}
