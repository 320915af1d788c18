package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.TopicPartition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps what is known of the attempts at the jobs of one partition, and what may have ended the process before this
/// one. A process says with the first thing it begins that it has the partition, and takes that back when it gives it
/// up in good order. Where the next one finds it, all that the log held then is watched: what is begun is noted before,
/// until it has passed.
public final class PartitionTrials {
    private final TrialPolicy policy;
    private final TrialNotes notes;
    private final Map<TopicPartition, String> topicIds;
    private final TaskCooldowns cooldowns = new TaskCooldowns();
    private final Set<String> acquitted = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> crashed = Optional.empty();
    private volatile Map<TopicPartition, Long> ends = Map.of();
    private volatile SuspectChoice suspects = SuspectChoice.NONE;
    private volatile boolean over;

    PartitionTrials(TrialPolicy policy, TrialNotes notes, Map<TopicPartition, String> topicIds) {
        this.policy = policy;
        this.notes = notes;
        this.topicIds = topicIds;
    }

    /// @param pause what the lane waits with
    /// @param queued all that waits on it, whatever its work may see of that
    /// @param commit writes what is the loop's own, and returns once it is committed
    public LaneTrials of(
            Lane lane, Signal pause, Supplier<List<Inbound>> queued, Consumer<Outputs> commit) {
        return new LaneTrials(this, new LaneNotes(this, lane, queued, commit), pause);
    }

    /// Watches these jobs of a lane no longer; what is noted of them goes with their end.
    public Outputs end(String lane, Collection<? extends Job> jobs) {
        Outputs outputs = Outputs.NONE;
        for (Job job : jobs) {
            String key = key(job, lane);
            // The task has passed once, so the process before did not die of it.
            if (job instanceof Job.Wake && crashed.isPresent()) {
                acquitted.add(key);
            }
            outputs = notes.begun(key).isPresent() ? outputs.remove(key) : outputs;
        }
        return outputs;
    }

    /// What has to be written when the partition is given back in good order.
    public Optional<Outputs> givenBack() {
        return notes.process().filter(policy.process()::equals).map(_ -> notes.cleared());
    }

    /// The partition is ours no longer: nobody here waits for what is suspected in it.
    public void over() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /// The process that has not given the partition back, if it is another than this.
    Optional<String> former() {
        return notes.process().filter(it -> !it.equals(policy.process()));
    }

    /// @param all how far the sources went when this process began
    /// @param choice of all partitions that were taken over with this one
    void suspect(Map<TopicPartition, Long> all, SuspectChoice choice) {
        crashed = former();
        ends = all;
        suspects = choice;
    }

    /// Those who may have died of this, as far as is known now. None: it needn't be watched.
    UnfinishedRuns blamed(Job job, String key) {
        return notes.begun(key)
                .or(() -> crashed.filter(_ -> covers(job, key)).map(UnfinishedRuns.NONE::and))
                .orElse(UnfinishedRuns.NONE);
    }

    private boolean covers(Job job, String key) {
        return switch (job) {
            case Job.Handle(Inbound record) ->
                    record.offset() < ends.getOrDefault(record.from(), 0L);
            case Job.Wake _ -> !acquitted.contains(key);
            case Job.Bury _ -> false;
        };
    }

    /// The name under which state notes that the job was begun.
    String key(Job job, String lane) {
        return switch (job) {
            case Job.Handle(Inbound record) -> key(record);
            case Job.Bury(Inbound record, String _) -> key(record);
            case Job.Wake(String task) -> TrialNotes.BEGUN + "task/" + lane + "/" + task;
        };
    }

    private String key(Inbound record) {
        return TrialNotes.BEGUN + topicIds.getOrDefault(record.from(), "") + "/" + record.offset();
    }

    TrialPolicy policy() {
        return policy;
    }

    TrialNotes notes() {
        return notes;
    }

    Set<TopicPartition> sources() {
        return topicIds.keySet();
    }

    TaskCooldowns cooldowns() {
        return cooldowns;
    }

    SuspectChoice suspects() {
        return suspects;
    }
}
