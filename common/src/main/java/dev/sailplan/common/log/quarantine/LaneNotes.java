package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.Inbound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Writes on the state of a partition what one lane begins and lets rest, where that is watched.
record LaneNotes(
        PartitionTrials partition,
        Lane lane,
        Supplier<List<Inbound>> queued,
        Consumer<Outputs> commit) {
    String key(Job job) {
        return partition.key(job, lane.name());
    }

    /// The name of this process.
    private String process() {
        return partition.policy().process();
    }

    UnfinishedRuns blamed(Job job) {
        return partition.blamed(job, key(job));
    }

    /// Says who begins this, before it is begun: for what is watched each time, else once for a partition.
    ///
    /// @param attempts whether those that wait behind it are part of it, and whether anything runs beside it
    void begin(Job job, Attempts attempts) {
        Outputs outputs = partition.notes().naming(process());
        for (Job each : attempts.solitary() ? List.of(job) : with(job)) {
            UnfinishedRuns blamed = blamed(each);
            if (!blamed.names().isEmpty() && !blamed.begunBy(process())) {
                UnfinishedRuns begun =
                        attempts.madeAlone() ? blamed.alone(process()) : blamed.and(process());
                outputs = outputs.put(key(each), begun.payload());
            }
        }
        commit(outputs);
    }

    /// A watched record, and those behind it, which its work may look at; nothing of what isn't watched.
    private List<Job> with(Job job) {
        List<Job> all = new ArrayList<>();
        if (!blamed(job).names().isEmpty()) {
            all.add(job);
            if (job instanceof Job.Handle) {
                queued.get().forEach(it -> all.add(new Job.Handle(it)));
            }
        }
        return all;
    }

    /// Says that an attempt is over which was made alone: who dies from now on does not die of it.
    void rest(Job job) {
        UnfinishedRuns blamed = blamed(job);
        if (blamed.begunBy(process())) {
            commit(Outputs.NONE.put(key(job), blamed.resting(process()).payload()));
        }
    }

    /// Ends a job that is not carried out.
    void end(Job job) {
        commit(partition.end(lane.name(), List.of(job)));
    }

    /// Whether this process has said that it begins the record, or needn't: what came after the death has no part in
    /// it.
    boolean mayBeSeen(Inbound record) {
        UnfinishedRuns blamed = blamed(new Job.Handle(record));
        return blamed.names().isEmpty() || blamed.begunBy(process());
    }

    private void commit(Outputs outputs) {
        if (!outputs.isEmpty()) {
            commit.accept(outputs);
        }
    }
}
