package dev.sailplan.common.log;

import dev.sailplan.common.log.LaneSet.Job;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What may have ended the life before this one, on one partition. A life says with the first thing it begins that
/// it has the partition, and takes that back when it gives it up in good order. Where the next one finds it, all
/// that the log held then is watched: what is begun is noted before, until it has passed.
final class Suspicion {
    static final Suspicion NONE = new Suspicion(Optional.empty(), Map.of(), false);

    /// So many that were in progress when two lives ended may each be tried alone. More are no suspects but a load that was
    /// too heavy, such as a memory too small for it: one at a time they would take hours, and the load would only grow.
    static final int MOST_ALONE = 8;

    private final Optional<String> died;
    private final Map<TopicPartition, Long> ends;
    private final boolean overload;
    private final Set<String> acquitted = ConcurrentHashMap.newKeySet();

    /// @param died the life before, where it ended without a word
    /// @param ends of the sources, when this life began
    /// @param overload that more were in progress then than can be told apart
    Suspicion(Optional<String> died, Map<TopicPartition, Long> ends, boolean overload) {
        this.died = died;
        this.ends = Map.copyOf(ends);
        this.overload = overload;
    }

    /// How many were in progress when the life before ended, and one before it: they are equally suspect.
    static long equallySuspect(PartitionState state, String died) {
        return state.allBegun().stream()
                .flatMap(key -> state.begun(key).stream())
                .map(Lives::parse)
                .filter(lives -> lives.begunBy(died) && lives.over("") >= Attempts.ALONE)
                .count();
    }

    /// Whether what these lives died of may be found by trying it alone: the last one tried it
    /// too, and few others were in progress when it ended.
    boolean isolates(Lives lives) {
        return !overload && died.filter(lives::triedBy).isPresent();
    }

    /// Those who may have died of this, as far as is known now. None: it needn't be watched.
    Lives blaming(Job job, String key, PartitionState state) {
        Optional<Lives> noted = state.begun(key).map(Lives::parse);
        return noted.or(() -> died.filter(_ -> covers(job, key)).map(it -> Lives.NONE.and(it)))
                .orElse(Lives.NONE);
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
    static String key(Job job, String lane, Tenure tenure) {
        return switch (job) {
            case Job.Handle(Inbound record) -> key(record, tenure);
            case Job.Bury(Inbound record, String _) -> key(record, tenure);
            case Job.Wake(String task) -> PartitionState.BEGUN + "task/" + lane + "/" + task;
        };
    }

    static String key(Inbound record, Tenure tenure) {
        return PartitionState.BEGUN + tenure.topicId(record.from()) + "/" + record.offset();
    }

    /// What a life gives back with a partition: nothing of it killed anybody.
    static Outputs allIsWell(PartitionState state) {
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
