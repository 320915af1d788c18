package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How much a loop takes on, how long it lets others wait, and from how many topics it reads.
final class LimitsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String MORE = "more";
    private static final String LARGE = "x".repeat(100_000);
    private final FakeLog world = new FakeLog(new VirtualThreads(), InstantSource.system());

    @Test
    void a_partition_whose_work_is_slow_is_not_read_any_further_and_the_others_are() {
        // Given
        Service.createTopics(world, 2);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, lane) -> {
                            while (it.key().equals("slow") && go.getCount() > 0) {
                                waiting.set(lane.queued().size());
                                lane.checkpoint();
                                LockSupport.parkNanos(100_000);
                            }
                            return HandledRecord.with(answer(it, it.key()));
                        });

        // When
        try (Loop loop = loop(work, 1, IN)) {
            append(0, "slow", 15);
            loop.start();
            await().atMost(LONG).until(() -> waiting.get() == 14);
            append(0, "slow", 100);
            append(1, "quick", 30);
            await().atMost(LONG).until(() -> world.committed(OUT).size() == 30);
            await().during(Duration.ofMillis(300)).until(() -> waiting.get() == 14);

            // Then
            go.countDown();
            await().atMost(LONG).until(() -> world.committed(OUT).size() == 145);
        }
    }

    @Test
    void a_lane_that_does_not_stop_holds_up_the_next_owner_for_five_seconds_and_no_longer() {
        // Given
        Service.createTopics(world, 1);
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ScriptedWork stubborn =
                new ScriptedWork()
                        .handling((it, _) -> {
                            working.countDown();
                            while (go.getCount() > 0) {
                                LockSupport.parkNanos(100_000);
                            }
                            return HandledRecord.with(answer(it, "late"));
                        });
        world.append(new TopicPartition(IN, 0), "k", "v");
        Service first = Service.start(world, "a", stubborn);
        await().atMost(LONG).until(() -> working.getCount() == 0);

        // When
        long asked = System.nanoTime();
        Thread leaving = Thread.ofVirtual().start(first::close);
        try (Service _ = Service.start(world, "b", new ScriptedWork())) {
            await().atMost(LONG).until(() -> world.committed(OUT).size() == 1);
            Duration waited = Duration.ofNanos(System.nanoTime() - asked);
            go.countDown();
            await().atMost(LONG).until(() -> !leaving.isAlive());

            // Then
            assertThat(waited).isBetween(Duration.ofMillis(4_500), Duration.ofSeconds(9));
            assertThat(world.committed(OUT))
                    .extracting(it -> it.value().text())
                    .containsExactly("v");
        }
    }

    @Test
    void reads_several_topics_in_one_loop_and_keeps_apart_what_it_finished_of_each() {
        // Given
        Service.createTopics(world, 2);
        world.createTopic(MORE, 2);
        ScriptedWork byTopic =
                new ScriptedWork()
                        .handling((it, _) ->
                                HandledRecord.with(
                                        answer(it, it.from().topic() + it.value().text())));
        send(IN, 0, 10);
        send(MORE, 0, 3);

        // When
        for (int run = 0; run < 2; run++) {
            try (Loop loop = loop(byTopic, 32 << 20, IN, MORE)) {
                loop.start();
                int total = run == 0 ? 13 : 20;
                await().atMost(LONG).until(() -> world.committed(OUT).size() >= total);
            }
            send(MORE, 3, 10);
        }

        // Then
        assertThat(world.committed(OUT))
                .extracting(it -> it.value().text())
                .containsAll(expected(IN, 10))
                .containsAll(expected(MORE, 10))
                .hasSize(20);
    }

    @Test
    void a_task_that_answers_more_than_a_record_may_hold_is_given_up_and_its_lane_goes_on() {
        // Given
        Service.createTopics(world, 1);
        AtomicInteger woken = new AtomicInteger();
        ScriptedWork work =
                new ScriptedWork()
                        .taking((partition, _, lanes) -> lanes.wake(partition, "k", "task"))
                        .waking((_, _) -> {
                            woken.incrementAndGet();
                            return Outputs.NONE.with(
                                    Outbound.keyed(
                                            OUT, "k", Map.of(), Payload.of("x".repeat(1_000_001))));
                        });
        world.append(new TopicPartition(IN, 0), "k", "v");

        // When
        try (Loop loop = loop(work, 32 << 20, IN)) {
            loop.start();
            await().atMost(LONG).until(() -> world.committed(OUT).size() == 1);
        }

        // Then
        assertThat(woken).hasValue(1);
        assertThat(world.committed(OUT).getFirst().value().text()).isEqualTo("v");
    }

    private Loop loop(ScriptedWork work, long windowBytes, String... topics) {
        Membership membership = new Membership(Service.GROUP, "a", List.of(topics));
        return new Loop(
                new LoopSettings(membership, Service.STATE, Service.DEAD, windowBytes),
                new Ports(world, new VirtualThreads(), InstantSource.system()),
                work);
    }

    private void append(int partition, String key, int count) {
        IntStream.range(0, count)
                .forEach(_ -> world.append(new TopicPartition(IN, partition), key, LARGE));
    }

    private void send(String topic, int from, int to) {
        IntStream.range(from, to)
                .forEach(n -> world.append(new TopicPartition(topic, n % 2), "k" + n, "v" + n));
    }

    private static List<String> expected(String topic, int count) {
        return IntStream.range(0, count).mapToObj(n -> topic + "v" + n).toList();
    }
}
