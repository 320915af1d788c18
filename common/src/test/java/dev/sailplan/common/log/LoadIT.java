package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.DEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FlakyLog;
import dev.sailplan.common.log.kafka.KafkaWorld;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.threads.SteadyTime;
import dev.sailplan.local.testing.LocalKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Faults of the neighbourhood under a stream of records, on a real broker: every record is answered once, and those
/// of one key in order.
@SuppressWarnings("NullAway.Init")
final class LoadIT {
    private static final int PARTITIONS = 6;
    private static final int KEYS = 24;
    private static final Duration LONG = Duration.ofSeconds(60);
    @AutoClose private static final LocalKafka BROKER = LocalKafka.own(Map.of());
    private KafkaWorld world;
    private Traffic traffic;

    @BeforeEach
    void create_topics() {
        world = new KafkaWorld(BROKER.bootstrapServers());
        Service.createTopics(world, PARTITIONS);
        traffic = new Traffic(world, PARTITIONS, KEYS);
    }

    @AfterEach
    void close_world() {
        world.close();
    }

    @Test
    void a_group_that_is_rebalanced_again_and_again_under_load_answers_each_record_once() {
        // Given
        Random random = new Random(7);
        Deque<Service> group = new ArrayDeque<>();
        group.add(Service.start(world, "i0", slow()));

        // When
        for (int joined = 1; joined < 8; joined++) {
            traffic.send(60);
            group.add(Service.start(world, "i" + joined, slow()));
            traffic.send(60);
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(600)).toNanos());
            if (group.size() > 2) {
                group.removeFirst().close();
            }
        }
        traffic.awaitOutputs();
        group.forEach(Service::close);

        // Then
        assertThat(traffic.outputsByKey()).isEqualTo(traffic.inputsByKey());
        assertThat(world.committed(DEAD)).isEmpty();
    }

    @Test
    void a_clock_that_jumps_to_and_fro_loses_doubles_and_delays_nothing() {
        // Given
        Random random = new Random(11);
        AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
        InstantSource jumping = () -> Instant.now().plus(off.get());
        AtomicInteger ticks = new AtomicInteger();
        ScriptedWork work = slow();
        InstantSource time = new SteadyTime(jumping, System::nanoTime);
        work.taking((partition, _, lanes) -> lanes.wake(partition, "clock", "tick"))
                .waking((task, lane) -> {
                    ticks.incrementAndGet();
                    lane.wakeAt(time.instant().plusMillis(200), task);
                    return Outputs.NONE;
                });

        // When
        try (Service _ = Service.start(new FlakyLog(world.log()), "a", work, time)) {
            for (int n = 0; n < 12; n++) {
                traffic.send(25);
                off.set(Duration.ofMinutes(random.nextInt(240) - 120));
                LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
            }
            off.set(Duration.ofHours(-3));
            int before = ticks.get();
            await().atMost(LONG).until(() -> ticks.get() > before + 3 * PARTITIONS);
            traffic.awaitOutputs();
        }

        // Then
        assertThat(traffic.outputsByKey()).isEqualTo(traffic.inputsByKey());
    }

    @Test
    void two_instances_of_one_name_hinder_each_other_and_double_nothing() {
        // When
        try (Service one = Service.start(world, "same", slow())) {
            await().atMost(LONG).until(() -> !one.loop().health().partitions().isEmpty());
            traffic.send(50);
            try (Service two = Service.start(world, "same", slow())) {
                traffic.send(50);
                await().atMost(LONG)
                        .until(() ->
                                one.loop().health().lastError().isPresent()
                                        || two.loop().health().lastError().isPresent());
                traffic.awaitOutputs();
            }
        }

        // Then
        assertThat(traffic.outputsByKey()).isEqualTo(traffic.inputsByKey());
        assertThat(world.committed(DEAD)).isEmpty();
    }

    /// With a commit in the middle now and then, as a release has one.
    private static ScriptedWork slow() {
        return new ScriptedWork()
                .handling((it, lane) -> {
                    LockSupport.parkNanos(2_000_000);
                    if (it.offset() % 5 == 0) {
                        lane.commit(Outputs.NONE.put("begun/" + lane.name(), Payload.of("x")));
                    }
                    return HandledRecord.with(answer(it));
                });
    }
}
