package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.DEAD;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.FlakyLog.Fate;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What work can rely on while it runs on a lane.
final class LaneTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private final FakeLog world = Service.world(1);

    @Test
    void skips_what_an_earlier_run_finished_above_the_watermark() {
        // Given
        append("stuck", "s");
        IntStream.range(0, 5).forEach(n -> append("free", "f" + n));
        ScriptedWork first =
                new ScriptedWork()
                        .handling((it, lane) -> {
                            if (it.key().equals("stuck")) {
                                spin(lane);
                            }
                            return HandledRecord.with(answer(it));
                        });

        // When
        Service crashing = Service.start(world, "a", first);
        awaitOutputs(5);
        crashing.crash();
        ScriptedWork second = new ScriptedWork();
        try (Service _ = Service.start(world, "a", second)) {
            awaitOutputs(6);
        }

        // Then
        assertThat(second.seen()).containsExactly("assigned 0", "handle s", "revoked 0");
    }

    @Test
    void drops_the_result_of_a_partition_that_went_to_another_instance() {
        // Given
        append("k", "v");
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        ScriptedWork late =
                new ScriptedWork()
                        .handling((it, lane) -> {
                            working.countDown();
                            spinUntil(go);
                            try {
                                lane.commit(answer(it, "late"));
                            } catch (LaneStopped e) {
                                stopped.countDown();
                                throw e;
                            }
                            return HandledRecord.with(answer(it, "later"));
                        });

        // When
        try (Service _ = Service.start(world, "a", late)) {
            spinUntil(working);
            try (Service other = Service.start(world, "b", new ScriptedWork())) {
                await().atMost(LONG).until(() -> other.loop().health().running());
                world.evict(Service.GROUP, "a");
                awaitOutputs(1);
                go.countDown();
                await().atMost(LONG).until(() -> stopped.getCount() == 0);
            }
        }

        // Then
        assertThat(outputs()).containsExactly("v");
    }

    @Test
    void writes_nothing_when_it_is_evicted_just_before_it_commits() {
        // Given
        AtomicBoolean evicted = new AtomicBoolean();

        // When
        try (Service first = Service.start(world, "a", new ScriptedWork())) {
            await().atMost(LONG).until(() -> !first.loop().health().partitions().isEmpty());
            try (Service other = Service.start(world, "b", new ScriptedWork())) {
                await().atMost(LONG).until(() -> other.loop().health().running());
                first.log()
                        .beforeTransaction(() -> {
                            if (!evicted.getAndSet(true)) {
                                world.evict(Service.GROUP, "a");
                                awaitOutputs(1);
                            }
                        });
                append("k", "v");
                awaitOutputs(1);
                append("k", "w");
                awaitOutputs(2);
                await().during(Duration.ofMillis(100)).until(() -> true);
            }
        }

        // Then
        assertThat(evicted).isTrue();
        assertThat(outputs()).containsExactly("v", "w");
    }

    @Test
    void a_zombie_is_fenced_by_its_successor() {
        // Given
        append("k", "v");
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ScriptedWork late =
                new ScriptedWork()
                        .handling((it, _) -> {
                            working.countDown();
                            spinUntil(go);
                            return HandledRecord.with(answer(it, "late"));
                        });

        // When
        try (Service zombie = Service.start(world, "a", late)) {
            spinUntil(working);
            try (Service _ = Service.start(world, "a", new ScriptedWork())) {
                awaitOutputs(1);
                go.countDown();
                await().atMost(LONG).until(() -> zombie.loop().health().lastError().isPresent());
            }
        }

        // Then
        assertThat(outputs()).containsExactly("v");
    }

    @Test
    void finishes_the_queued_records_that_were_answered_together() {
        // Given
        CountDownLatch appended = new CountDownLatch(1);
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, lane) -> {
                            spinUntil(appended);
                            List<Inbound> others =
                                    lane.queued().stream()
                                            .filter(o -> o.value().text().startsWith("p"))
                                            .toList();
                            return new HandledRecord(answer(it), others);
                        });
        append("k", "p0");

        // When
        try (Service service = Service.start(world, "a", work)) {
            await().atMost(LONG).until(() -> work.seen().contains("handle p0"));
            List.of("p1", "request", "p2").forEach(it -> append("k", it));
            await().atMost(LONG)
                    .until(() -> service.loop().health().oldestUnfinished().isPresent());
            await().during(Duration.ofMillis(100)).until(() -> true);
            appended.countDown();
            awaitOutputs(2);
        }

        // Then
        assertThat(outputs()).containsExactly("p0", "request");
        assertThat(committedOffset()).isEqualTo(4);
    }

    @Test
    void wakes_a_lane_once_for_a_task_that_was_asked_for_often() {
        // Given
        ScriptedWork work =
                new ScriptedWork()
                        .taking((partition, _, lanes) -> {
                            IntStream.range(0, 10).forEach(_ -> lanes.wake(partition, "k", "t"));
                            lanes.wake(partition, "k", "u");
                            lanes.wake(99, "k", "t");
                        });

        // When
        try (Service _ = Service.start(world, "a", work)) {
            append("k", "v");
            awaitOutputs(1);
        }

        // Then
        assertThat(work.seen())
                .containsExactly("assigned 0", "wake k t", "wake k u", "handle v", "revoked 0");
    }

    @Test
    void wakes_a_lane_at_the_earliest_time_that_was_set() {
        // Given
        List<Long> waited = new CopyOnWriteArrayList<>();
        long begun = System.nanoTime();
        ScriptedWork work =
                new ScriptedWork()
                        .taking((partition, _, lanes) -> lanes.wake(partition, "k", "set"))
                        .waking((task, lane) -> {
                            if (task.equals("set")) {
                                Instant now = Instant.now();
                                lane.wakeAt(now.plusSeconds(60), "ring");
                                lane.wakeAt(now.plusMillis(200), "ring");
                                lane.wakeAt(now.plusSeconds(3600), "ring");
                            } else {
                                waited.add((System.nanoTime() - begun) / 1_000_000);
                            }
                            return Outputs.NONE.put("woken", Payload.of(task));
                        });

        // When
        try (Service _ = Service.start(world, "a", work)) {
            await().atMost(LONG).until(() -> !waited.isEmpty());
        }

        // Then
        assertThat(waited).singleElement().satisfies(it -> assertThat(it).isBetween(200L, 2000L));
    }

    @Test
    void tries_again_when_work_fails_and_buries_nothing() {
        // Given
        AtomicInteger attempts = new AtomicInteger();
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new IllegalStateException("the world is away");
                            }
                            return HandledRecord.with(answer(it));
                        });
        append("k", "v");

        // When
        try (Service service = Service.start(world, "a", work)) {
            awaitOutputs(1);
            await().atMost(LONG).until(() -> service.loop().health().lastError().isEmpty());
        }

        // Then
        assertThat(attempts.get()).isEqualTo(3);
        assertThat(world.committed(DEAD)).isEmpty();
    }

    @Test
    void commits_from_several_threads_of_the_same_work() {
        // Given
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, lane) -> {
                            List<Thread> threads =
                                    IntStream.range(0, 20)
                                            .mapToObj(n -> committing(it, lane, n))
                                            .toList();
                            threads.forEach(LaneTest::join);
                            return HandledRecord.with(answer(it, "end"));
                        });
        append("k", "v");

        // When
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(21);
        }

        // Then
        assertThat(outputs()).hasSize(21).endsWith("end");
    }

    @Test
    void buries_a_record_whose_output_the_log_would_not_take() {
        // Given
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) -> HandledRecord.with(answer(it, "x".repeat(1 << 20))));
        append("k", "v");

        // When
        try (Service _ = Service.start(world, "a", work)) {
            await().atMost(LONG).until(() -> world.committed(DEAD).size() == 1);
        }

        // Then
        assertThat(world.committed(DEAD).getFirst().value().text()).contains("the limit is");
    }

    @Test
    void stops_at_a_step_when_it_closes_and_keeps_what_was_committed() {
        // Given
        append("k", "v");
        CountDownLatch begun = new CountDownLatch(1);
        ScriptedWork endless =
                new ScriptedWork()
                        .handling((_, lane) -> {
                            lane.commit(Outputs.NONE.put("half", Payload.of("done")));
                            begun.countDown();
                            spin(lane);
                            return HandledRecord.with(Outputs.NONE);
                        });
        List<String> found = new CopyOnWriteArrayList<>();
        ScriptedWork next =
                new ScriptedWork()
                        .taking((_, state, _) ->
                                found.add(state.get("half").map(Payload::text).orElse("")));

        // When
        try (Service _ = Service.start(world, "a", endless)) {
            spinUntil(begun);
        }
        try (Service _ = Service.start(world, "a", next)) {
            awaitOutputs(1);
        }

        // Then
        assertThat(found).containsExactly("done");
    }

    @Test
    void sweeps_cursors_below_the_watermark_and_still_skips_what_they_covered() {
        // Given
        IntStream.range(0, 250).forEach(n -> append("k" + n, "v" + n));
        Service first = Service.start(world, "a", new ScriptedWork());
        awaitOutputs(250);
        IntStream.range(250, 260).forEach(n -> append("k" + n, "v" + n));
        awaitOutputs(260);
        first.close();

        // When
        world.group(Service.GROUP).offsets().clear();
        ScriptedWork second = new ScriptedWork();
        try (Service _ = Service.start(world, "a", second)) {
            append("end", "end");
            awaitOutputs(261);
        }

        // Then
        assertThat(second.seen()).containsExactly("assigned 0", "handle end", "revoked 0");
        assertThat(world.committed(Service.STATE)).anyMatch(Inbound::tombstone);
    }

    @Test
    void tells_the_age_of_the_oldest_unfinished_record() {
        // Given
        append("k", "v");
        CountDownLatch go = new CountDownLatch(1);
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) -> {
                            spinUntil(go);
                            return HandledRecord.with(answer(it));
                        });

        // When
        try (Service service = Service.start(world, "a", work)) {
            // Then
            await().atMost(LONG)
                    .until(() ->
                            service.loop()
                                    .health()
                                    .oldestUnfinished()
                                    .filter(it -> it.toMillis() > 100)
                                    .isPresent());
            go.countDown();
            await().atMost(LONG).until(() -> service.loop().health().oldestUnfinished().isEmpty());
        }
    }

    @Test
    void dies_in_the_middle_of_a_commit_that_was_awaited_and_goes_on_from_it() {
        // Given
        append("k", "v");
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, lane) -> {
                            if (lane.state().get("claimed").isEmpty()) {
                                lane.commit(
                                        Outputs.NONE
                                                .put("claimed", Payload.of("yes"))
                                                .with(started(it)));
                            }
                            return HandledRecord.with(answer(it).remove("claimed"));
                        });

        // When
        Service dying = Service.start(world, "a", work, () -> Fate.DIE_AFTER);
        await().atMost(LONG).until(() -> dying.log().dead());
        dying.crash();
        try (Service _ = Service.start(world, "a", work)) {
            awaitOutputs(2);
        }

        // Then
        assertThat(outputs()).containsExactly("started", "v");
    }

    @Test
    void lets_go_of_lanes_whose_commit_breaks_while_they_are_handed_over() {
        // Given
        append("k", "v");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean breaking = new AtomicBoolean();
        ScriptedWork work =
                new ScriptedWork()
                        .handling((_, lane) -> {
                            try {
                                while (true) {
                                    lane.commit(Outputs.NONE);
                                    begun.countDown();
                                }
                            } finally {
                                ended.countDown();
                            }
                        });

        // When
        try (Service _ =
                Service.start(
                        world, "a", work, () -> breaking.get() ? Fate.FAIL_BEFORE : Fate.COMMIT)) {
            spinUntil(begun);
            breaking.set(true);
        }

        // Then
        await().atMost(LONG).until(() -> ended.getCount() == 0);
        await().atMost(LONG).until(() -> work.seen().contains("revoked 0"));
    }

    private static Outbound started(Inbound record) {
        return Outbound.keyed(OUT, record.key(), Map.of(), Payload.of("started"));
    }

    private static Thread committing(Inbound record, Lane lane, int n) {
        return Thread.ofVirtual().start(() -> lane.commit(answer(record, "part " + n)));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void spin(Lane lane) {
        while (true) {
            lane.checkpoint();
            java.util.concurrent.locks.LockSupport.parkNanos(100_000);
        }
    }

    private static void spinUntil(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(String key, String value) {
        world.append(new TopicPartition(IN, 0), key, value);
    }

    private long committedOffset() {
        TopicPartition source = new TopicPartition(IN, 0);
        return world.committed(Service.GROUP, List.of(source)).getOrDefault(source, -1L);
    }

    private List<String> outputs() {
        return world.committed(OUT).stream().map(it -> it.value().text()).toList();
    }

    private void awaitOutputs(int count) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> world.committed(OUT).size() >= count);
    }
}
