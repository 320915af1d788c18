package dev.sailplan.common.log;

import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Records `v0`, `v1` … of several keys in turn, and what came out for them.
final class Traffic {
    private static final Duration LONG = Duration.ofSeconds(60);
    private final LogWorld world;
    private final int partitions;
    private final int keys;
    private int sent;

    Traffic(LogWorld world, int partitions, int keys) {
        this.world = world;
        this.partitions = partitions;
        this.keys = keys;
    }

    void send(int count) {
        for (int n = 0; n < count; n++) {
            int key = sent % keys;
            world.append(new TopicPartition(Service.IN, key % partitions), "k" + key, "v" + sent);
            sent++;
        }
    }

    void awaitOutputs() {
        awaitOutputs(sent);
    }

    void awaitOutputs(int count) {
        await().atMost(LONG).until(() -> world.committed(ScriptedWork.OUT).size() >= count);
    }

    /// All that was sent.
    Map<String, List<String>> inputsByKey() {
        return IntStream.range(0, sent)
                .boxed()
                .collect(
                        Collectors.groupingBy(
                                it -> "k" + it % keys,
                                TreeMap::new,
                                Collectors.mapping(it -> "v" + it, Collectors.toList())));
    }

    Map<String, List<String>> outputsByKey() {
        return world.committed(ScriptedWork.OUT).stream()
                .collect(
                        Collectors.groupingBy(
                                Inbound::key,
                                TreeMap::new,
                                Collectors.mapping(it -> it.value().text(), Collectors.toList())));
    }
}
