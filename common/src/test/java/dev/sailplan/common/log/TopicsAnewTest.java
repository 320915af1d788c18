package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.IN;
import static dev.sailplan.common.log.Service.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.fake.FlakyLog;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.state.PartitionState;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A topic is deleted and created anew under a running loop, and the log itself doesn't say so.
final class TopicsAnewTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private final FakeLog world = new FakeLog(new VirtualThreads(), InstantSource.system());
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource time = () -> Instant.now().plus(ahead.get());
    private final List<Set<String>> found = new CopyOnWriteArrayList<>();

    @Test
    void reads_all_of_a_source_that_was_created_anew() {
        // Given
        Service.createTopics(world, 1);
        append("old", 5);

        // When
        try (Service _ = start("a")) {
            awaitOutputs(5);
            createAnew(IN, 1);
            append("new", 8);
            awaitOutputs(8);
            awaitWatermark(8);
            timePasses();
            awaitOutputs(16);
        }

        // Then
        assertThat(outputs()).containsAll(IntStream.range(0, 8).mapToObj(n -> "new" + n).toList());
    }

    @Test
    void begins_with_no_state_when_the_state_topic_was_created_anew() {
        // Given
        Service.createTopics(world, 1);
        append("v", 5);

        // When
        try (Service _ = start("a")) {
            awaitOutputs(5);
            createAnew(STATE, 1);
            append("w", 1);
            awaitOutputs(6);
            timePasses();
            awaitOutputs(12);
        }
        try (Service _ = start("a")) {
            append("x", 1);
            awaitOutputs(13);
        }

        // Then
        assertThat(outputs()).hasSize(13);
        assertThat(found)
                .containsExactly(Set.of(), Set.of(), Set.of("v0", "v1", "v2", "v3", "v4", "w0"));
    }

    @Test
    void a_takeover_notices_a_state_topic_that_was_created_anew() {
        // Given
        Service.createTopics(world, 2);

        // When
        try (Service a = start("a")) {
            awaitPartitions(a, 2);
            createAnew(STATE, 2);
            try (Service b = start("b")) {
                awaitPartitions(b, 1);
            }
            awaitPartitions(a, 2);
            append("v", 1);
            world.append(new TopicPartition(IN, 1), "k", "v1");
            awaitOutputs(2);
        }

        // Then
        String id = world.describe(STATE).id();
        assertThat(origins()).isEqualTo(Map.of(0, id, 1, id));
    }

    private Service start(String instance) {
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) -> {
                            String value = it.value().text();
                            return HandledRecord.with(answer(it).put(value, Payload.of("done")));
                        })
                        .taking((_, state, _) -> found.add(state.under("").keySet()));
        return Service.start(new FlakyLog(world), instance, work, time);
    }

    private void createAnew(String topic, int partitions) {
        synchronized (world) {
            world.deleteTopic(topic);
            world.createTopic(topic, partitions);
        }
    }

    private void timePasses() {
        ahead.updateAndGet(it -> it.plusSeconds(11));
    }

    private void append(String prefix, int count) {
        IntStream.range(0, count)
                .forEach(n -> world.append(new TopicPartition(IN, 0), "k", prefix + n));
    }

    private Map<Integer, String> origins() {
        Map<Integer, String> origins = new TreeMap<>();
        world.committed(STATE).stream()
                .filter(it -> it.key().equals(PartitionState.ORIGIN))
                .forEach(it -> origins.put(it.from().partition(), it.value().text()));
        return origins;
    }

    private List<String> outputs() {
        return world.committed(OUT).stream().map(it -> it.value().text()).toList();
    }

    private void awaitOutputs(int count) {
        await().atMost(LONG).until(() -> outputs().size() >= count);
    }

    private void awaitPartitions(Service service, int count) {
        await().atMost(LONG).until(() -> service.loop().health().partitions().size() == count);
    }

    private void awaitWatermark(long offset) {
        TopicPartition source = new TopicPartition(IN, 0);
        await().atMost(LONG)
                .until(() ->
                        world.committed(Service.GROUP, List.of(source)).getOrDefault(source, 0L)
                                >= offset);
    }
}
