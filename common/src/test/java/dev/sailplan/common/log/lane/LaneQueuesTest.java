package dev.sailplan.common.log.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.quarantine.Job;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LaneQueuesTest {
    private static final String LANE = "lane";
    private final LaneQueues lanes = new LaneQueues(new VirtualThreads()::signal, (_, _) -> {});
    private final List<String> done = new ArrayList<>();

    @Test
    void records_are_not_held_up_by_a_task_that_is_asked_for_all_the_time() {
        // Given
        lanes.open();
        offer("1", "2");

        // When
        for (int n = 0; n < 4; n++) {
            lanes.wake(LANE, "status");
            next();
        }

        // Then
        assertThat(done).containsExactly("status", "1", "status", "2");
    }

    @Test
    void tasks_are_not_held_up_by_a_queue_of_records() {
        // Given
        lanes.open();
        offer("1", "2", "3");
        lanes.wake(LANE, "status");
        lanes.wake(LANE, "facts");

        // When
        nextAll();

        // Then
        assertThat(done).containsExactly("status", "1", "facts", "2", "3");
    }

    @Test
    void tasks_of_the_takeover_come_before_all_records() {
        // Given
        lanes.wake(LANE, "resume");
        lanes.wake(LANE, "facts");
        lanes.open();
        offer("1", "2");
        lanes.wake(LANE, "status");

        // When
        nextAll();

        // Then
        assertThat(done).containsExactly("resume", "facts", "1", "status", "2");
    }

    @Test
    void a_lane_whose_thread_could_not_be_started_gets_one_with_the_next_that_comes() {
        // Given
        AtomicInteger started = new AtomicInteger();
        LaneQueues scarce =
                new LaneQueues(
                        new VirtualThreads()::signal,
                        (_, _) -> {
                            if (started.getAndIncrement() == 0) {
                                throw new OutOfMemoryError();
                            }
                        });
        scarce.open();

        // When
        assertThatThrownBy(() -> scarce.wake(LANE, "status")).isInstanceOf(OutOfMemoryError.class);
        boolean busy = scarce.busy();
        scarce.wake(LANE, "facts");

        // Then
        assertThat(busy).isFalse();
        assertThat(started).hasValue(2);
        assertThat(scarce.next(LANE).map(LaneQueuesTest::words)).contains("status");
    }

    private void offer(String... values) {
        for (String value : values) {
            lanes.offer(LANE, new Job.Handle(record(value)));
        }
    }

    private static Inbound record(String value) {
        return new Inbound(
                new TopicPartition("in", 0),
                Long.parseLong(value),
                LANE,
                Map.of(),
                Payload.of(value),
                Instant.EPOCH);
    }

    private boolean next() {
        var job = lanes.next(LANE);
        job.map(LaneQueuesTest::words).ifPresent(done::add);
        return job.isPresent();
    }

    private void nextAll() {
        while (next()) {}
    }

    private static String words(Job job) {
        return switch (job) {
            case Job.Handle(Inbound record) -> record.value().text();
            case Job.Bury(Inbound _, String reason) -> reason;
            case Job.Wake(String task) -> task;
        };
    }
}
