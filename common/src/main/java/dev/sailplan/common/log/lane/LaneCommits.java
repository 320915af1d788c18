package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.Done;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.lane.LaneQueues.Job;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Threads;
import dev.sailplan.common.log.quarantine.Attempts;
import dev.sailplan.common.log.quarantine.CrashSuspects;
import dev.sailplan.common.log.signs.Doorbell;
import dev.sailplan.common.log.state.Cursor;
import dev.sailplan.common.log.state.OutputLimit;
import dev.sailplan.common.log.state.PartitionState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Commits what one lane writes, each time waiting until it is committed.
record LaneCommits(String lane, OwnedPartition tenure, Threads threads, Doorbell doorbell) {
    /// @throws LaneStopped when it was not and will not be committed
    void commit(Outputs outputs) {
        submit(outputs, List.of());
    }

    /// Ends the work on a record, with all that it answered.
    void finish(Inbound record, Done done) {
        OutputLimit.check(done.outputs());
        List<Inbound> open = new ArrayList<>(tenure.lanes().queued(lane));
        if (!open.containsAll(done.alsoFinished())) {
            throw new IllegalStateException(
                    "lane " + lane + " finished records that were not queued on it");
        }
        List<Inbound> finished = new ArrayList<>(done.alsoFinished());
        finished.add(record);
        open.removeAll(finished);
        submit(done.outputs().and(cursor(finished, open)).and(passed(finished)), finished);
        tenure.lanes().remove(lane, done.alsoFinished());
    }

    /// Ends a task, which is watched no longer.
    void finish(Job.Wake task, Outputs outputs) {
        OutputLimit.check(outputs);
        String key = CrashSuspicion.key(task, lane, tenure);
        boolean noted = tenure.state().begun(key).isPresent();
        Outputs all = noted ? outputs.remove(key) : outputs;
        if (!all.isEmpty()) {
            commit(all);
        }
        tenure.suspicion().acquit(key);
    }

    /// Says who begins this, before it is begun: for what is watched each time, else once for a partition.
    ///
    /// @param attempts whether those that wait behind it are part of it, and whether anything runs beside it
    void begin(Job job, String life, Attempts attempts) {
        boolean declared = tenure.state().life().filter(life::equals).isPresent();
        Outputs outputs = declared ? Outputs.NONE : CrashSuspicion.alive(life);
        for (Job each : attempts.solitary() ? List.of(job) : with(job)) {
            String key = CrashSuspicion.key(each, lane, tenure);
            CrashSuspects blamed = blamed(each);
            if (!blamed.names().isEmpty() && !blamed.begunBy(life)) {
                CrashSuspects begun = attempts.madeAlone() ? blamed.alone(life) : blamed.and(life);
                outputs = outputs.put(key, begun.payload());
            }
        }
        if (!outputs.isEmpty()) {
            commit(outputs);
        }
    }

    /// Says that an attempt is over which was made alone: who dies from now on does not die of it.
    void rest(Job job, String life) {
        CrashSuspects blamed = blamed(job);
        if (blamed.begunBy(life)) {
            commit(
                    Outputs.NONE.put(
                            CrashSuspicion.key(job, lane, tenure), blamed.resting(life).payload()));
        }
    }

    /// A watched record, and those behind it, which its work may look at; nothing of what isn't watched.
    private List<Job> with(Job job) {
        List<Job> all = new ArrayList<>();
        if (!blamed(job).names().isEmpty()) {
            all.add(job);
            if (job instanceof Job.Handle) {
                tenure.lanes().queued(lane).forEach(it -> all.add(new Job.Handle(it)));
            }
        }
        return all;
    }

    CrashSuspects blamed(Job job) {
        return tenure.suspicion()
                .blaming(job, CrashSuspicion.key(job, lane, tenure), tenure.state());
    }

    /// Whether this life has said that it begins the record, or needn't: what came after the death has no part in it.
    boolean mayBeSeen(Inbound record, String life) {
        CrashSuspects blamed = blamed(new Job.Handle(record));
        return blamed.names().isEmpty() || blamed.begunBy(life);
    }

    private boolean noted(Inbound record) {
        return tenure.state().begun(CrashSuspicion.key(record, tenure)).isPresent();
    }

    private Outputs passed(List<Inbound> finished) {
        Outputs outputs = Outputs.NONE;
        for (Inbound record : finished) {
            if (noted(record)) {
                outputs = outputs.remove(CrashSuspicion.key(record, tenure));
            }
        }
        return outputs;
    }

    private Outputs cursor(List<Inbound> finished, List<Inbound> open) {
        Cursor cursor = tenure.state().cursor(lane);
        Set<String> topicIds = new HashSet<>();
        finished.forEach(it -> topicIds.add(tenure.topicId(it.from())));
        for (String topicId : topicIds) {
            List<Long> offsets =
                    finished.stream()
                            .filter(it -> tenure.topicId(it.from()).equals(topicId))
                            .map(Inbound::offset)
                            .toList();
            var oldestOpen =
                    open.stream()
                            .filter(it -> tenure.topicId(it.from()).equals(topicId))
                            .mapToLong(Inbound::offset)
                            .min();
            cursor = cursor.finish(topicId, offsets, oldestOpen);
        }
        return Outputs.NONE.put(PartitionState.CURSOR + lane, cursor.payload());
    }

    private void submit(Outputs outputs, List<Inbound> finished) {
        PendingCommit step = new PendingCommit(outputs, finished, threads.signal());
        tenure.handIn(step);
        doorbell.ring();
        step.await();
    }
}
