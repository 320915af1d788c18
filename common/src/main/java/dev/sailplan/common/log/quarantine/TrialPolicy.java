package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.state.PartitionState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides, for all lanes of a process, which job may begin, beside whom, and which is given up.
///
/// A lane asks its [LaneTrials] before each attempt and tells it how the attempt ended. What is known of attempts by
/// processes before this one is on the state of each partition.
///
/// @param process the name of this process, as state has it
/// @param crowd bounds how many of those run at once of whom too many are suspected
public record TrialPolicy(Ports ports, LastWords words, String process, SuspectLimit crowd) {
    /// Of those that are suspected and not tried alone, so many run side by side.
    public static final int MOST_TOGETHER = 8;

    public TrialPolicy(Ports ports, LastWords words, String process) {
        this(ports, words, process, new SuspectLimit(MOST_TOGETHER));
    }

    /// @param topicIds the partitions of the sources with the ids of their topics
    public PartitionTrials of(PartitionState state, Map<TopicPartition, String> topicIds) {
        return new PartitionTrials(this, new TrialNotes(state), topicIds);
    }

    /// Judges, once their state is known, partitions that are taken over together. Only where a process ended without
    /// a word it matters how far the log went then.
    public void suspect(Collection<PartitionTrials> partitions) {
        List<PartitionTrials> orphans =
                partitions.stream().filter(it -> it.former().isPresent()).toList();
        Set<TopicPartition> sources =
                orphans.stream().flatMap(it -> it.sources().stream()).collect(Collectors.toSet());
        if (!sources.isEmpty()) {
            Map<TopicPartition, Long> ends = ports.log().ends(sources);
            SuspectChoice suspects = SuspectChoice.among(orphans, process, ports.time());
            orphans.forEach(it -> it.suspect(ends, suspects));
        }
    }

    Attempts newAttempts() {
        return new Attempts(words.work()::isOfTheWorld);
    }
}
