package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.lane.LaneQueues.Job;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.quarantine.CrashSuspects;
import dev.sailplan.common.log.state.PartitionState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells what may have ended the life before this one, a process, on one partition. A life says with the first thing it
/// begins that it has the partition, and takes that back when it gives it up in good order. Where the next one finds
/// it, all that the log held then is watched: what is begun is noted before, until it has passed.
public final class CrashSuspicion {
    static final CrashSuspicion NONE =
            new CrashSuspicion(Optional.empty(), Map.of(), SuspectChoice.NONE);

    private final Optional<String> died;
    private final Map<TopicPartition, Long> ends;
    private final SuspectChoice suspects;
    private final Set<String> acquitted = ConcurrentHashMap.newKeySet();

    /// @param died the life before, where it ended without a word
    /// @param ends of the sources, when this life began
    /// @param suspects of all partitions that were taken over with this one
    public CrashSuspicion(
            Optional<String> died, Map<TopicPartition, Long> ends, SuspectChoice suspects) {
        this.died = died;
        this.ends = Map.copyOf(ends);
        this.suspects = suspects;
    }

    SuspectChoice suspects() {
        return suspects;
    }

    /// Those who may have died of this, as far as is known now. None: it needn't be watched.
    CrashSuspects blaming(Job job, String key, PartitionState state) {
        Optional<CrashSuspects> noted = state.begun(key).map(CrashSuspects::parse);
        return noted.or(() ->
                        died.filter(_ -> covers(job, key)).map(it -> CrashSuspects.NONE.and(it)))
                .orElse(CrashSuspects.NONE);
    }

    private boolean covers(Job job, String key) {
        return switch (job) {
            case Job.Handle(Inbound record) ->
                    record.offset() < ends.getOrDefault(record.from(), 0L);
            case Job.Wake _ -> !acquitted.contains(key);
            case Job.Bury _ -> false;
        };
    }

    /// The task has passed once, so the life before did not die of it.
    void acquit(String key) {
        if (died.isPresent()) {
            acquitted.add(key);
        }
    }

    /// The name under which state notes that the job was begun.
    static String key(Job job, String lane, OwnedPartition tenure) {
        return switch (job) {
            case Job.Handle(Inbound record) -> key(record, tenure);
            case Job.Bury(Inbound record, String _) -> key(record, tenure);
            case Job.Wake(String task) -> PartitionState.BEGUN + "task/" + lane + "/" + task;
        };
    }

    static String key(Inbound record, OwnedPartition tenure) {
        return PartitionState.BEGUN + tenure.topicId(record.from()) + "/" + record.offset();
    }

    /// What a life gives back with a partition: nothing of it killed anybody.
    public static Outputs allIsWell(PartitionState state) {
        Outputs outputs = Outputs.NONE.remove(PartitionState.LIFE);
        for (String key : state.allBegun()) {
            outputs = outputs.remove(key);
        }
        return outputs;
    }

    static Outputs alive(String life) {
        return Outputs.NONE.put(PartitionState.LIFE, Payload.of(life));
    }
}
