package dev.sailplan.common.log.state;

import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Names the topics, by id, that a loop reads and keeps its state on, from the start of one of its lives to the end.
/// Offsets and cursors say something about these only, not about others that are later created under the same names.
///
/// @param sources the ids of the topics that are read, by their names
public record TopicIds(
        Log log, String stateTopic, String state, Map<String, String> sources, int partitions) {
    public TopicIds {
        sources = Map.copyOf(sources);
    }

    /// @throws LogFailure.Broken when the topics don't have the same number of partitions
    public static TopicIds now(Log log, LoopSettings settings) {
        Log.TopicFacts state = log.describe(settings.stateTopic());
        Map<String, String> sources = new HashMap<>();
        for (String topic : settings.membership().topics()) {
            Log.TopicFacts source = log.describe(topic);
            if (source.partitions() != state.partitions()) {
                throw new LogFailure.Broken(
                        "topic %s has %d partitions and its state topic %s has %d; they must be equal"
                                .formatted(
                                        topic,
                                        source.partitions(),
                                        settings.stateTopic(),
                                        state.partitions()));
            }
            sources.put(topic, source.id());
        }
        return new TopicIds(log, settings.stateTopic(), state.id(), sources, state.partitions());
    }

    /// The name of a topic that isn't any more what it was.
    public Optional<String> createdAnew() {
        Map<String, String> known = new TreeMap<>(sources);
        known.put(stateTopic, state);
        return known.entrySet().stream()
                .filter(it -> !log.describe(it.getKey()).id().equals(it.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// @throws LogFailure.Broken when one of the topics was created anew
    public void check() {
        createdAnew()
                .ifPresent(topic -> {
                    throw changed(topic);
                });
    }

    public static LogFailure.Broken changed(String topic) {
        return new LogFailure.Broken("topic " + topic + " was created anew");
    }

    /// How state names the topics that its offsets and cursors are about.
    Payload ofSources() {
        return Payload.of(
                new TreeMap<>(sources)
                        .entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .collect(Collectors.joining("\n")));
    }
}
