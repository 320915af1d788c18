package dev.sailplan.common.log.quarantine;

import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.signs.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Answers a lane whether it may begin a job, and hears how that ended: the lane asks to [begin][#begin], and then says
/// that the job [ended][#ended] or [failed][#failed].
public final class LaneTrials {
    private static final Duration BREATH = Duration.ofSeconds(1);

    /// So long a task rests that fails each time.
    private static final Duration REST = Duration.ofMinutes(1);

    /// And one that ended the process each time.
    private static final Duration LONG_REST = Duration.ofHours(1);

    private final TrialPolicy policy;
    private final PartitionTrials partition;
    private final LaneNotes notes;
    private final Signal pause;
    private volatile Attempts attempts;
    private Optional<Job> current = Optional.empty();
    private boolean inCrowd;
    private boolean inTurn;

    LaneTrials(PartitionTrials partition, LaneNotes notes, Signal pause) {
        this.policy = partition.policy();
        this.partition = partition;
        this.notes = notes;
        this.pause = pause;
        this.attempts = policy.newAttempts();
    }

    /// Returns when it is the job's turn, which lasts until it ended or failed.
    ///
    /// To put a record aside takes a turn like the work itself: the last word may end the process, too, and who runs
    /// beside it may not be what did.
    public TrialDecision begin(Job job) {
        if (current.isEmpty()) {
            learn(job);
        }
        if (attempts.exhausted() && job instanceof Job.Wake wake) {
            putOff(wake);
            return new TrialDecision.Leave();
        }
        if (!entered()) {
            return new TrialDecision.Leave();
        }
        attempts.begin();
        notes.begin(job, attempts);
        return attempts.exhausted() && job instanceof Job.Handle(Inbound record)
                ? new TrialDecision.PutAside(
                        record, policy.words().quarantined(record, attempts, lane()))
                : new TrialDecision.CarryOut();
    }

    /// Ends the turn: the job is done with, or was left.
    public void ended() {
        leave();
        current = Optional.empty();
        if (attempts.failedBefore()) {
            troubles().over();
        }
    }

    /// Ends the turn of a job that is to be tried again, and says after what time.
    public Duration failed(Throwable thrown) {
        try {
            letRest();
        } finally {
            leave();
        }
        attempts.failed(thrown);
        return attempts.pause();
    }

    /// What the work may see of all that waits behind it.
    public List<Inbound> visible() {
        return attempts.visible(notes.queued().get(), notes::mayBeSeen);
    }

    private void learn(Job job) {
        attempts = policy.newAttempts();
        UnfinishedRuns runs = notes.blamed(job);
        attempts.blamed(
                runs.over(policy.process()),
                suspects().isTriedAlone(partition, notes.key(job)),
                runs.diedAlone(policy.process()));
        if (partition.cooldowns().over(notes.key(job), now())) {
            attempts.rested();
        }
        current = Optional.of(job);
    }

    private boolean entered() {
        if (attempts.amongMany()) {
            inCrowd = othersWereTried() && policy.crowd().enter(pause, lane()::stopping);
            if (!inCrowd) {
                return false;
            }
        }
        inTurn = policy.ports().isolation().enter(attempts.alone(), pause, lane()::stopping);
        return inTurn;
    }

    /// False when it was stopped before.
    private boolean othersWereTried() {
        while (!lane().stopping() && suspects().awaited(now())) {
            boolean _ = pause.await(BREATH);
        }
        return !lane().stopping();
    }

    private void leave() {
        try {
            if (inTurn) {
                inTurn = false;
                current.ifPresent(it -> suspects().tried(partition, notes.key(it)));
                policy.ports().isolation().leave();
            }
        } finally {
            if (inCrowd) {
                inCrowd = false;
                policy.crowd().leave();
            }
        }
    }

    /// While it still has the turn: what runs next may end the process.
    private void letRest() {
        if (inTurn && attempts.madeAlone() && !lane().stopping()) {
            try {
                current.ifPresent(notes::rest);
            } catch (RuntimeException | VirtualMachineError e) {
                troubles().report("the lane " + lane().name() + " can't say that it rests", e);
            }
        }
    }

    /// The lane does not wait for a task that never ends well. Where it ended the process its note stays: whoever wakes
    /// it sooner would otherwise run it unwatched, and the deaths begin anew.
    private void putOff(Job.Wake wake) {
        if (attempts.deadly()) {
            Instant end = partition.cooldowns().of(notes.key(wake), () -> longRest(wake));
            lane().wakeAt(end, wake.task());
        } else {
            troubles().resting(lane().name(), wake.task(), REST);
            notes.end(wake);
            lane().wakeAt(now().plus(REST), wake.task());
        }
    }

    private Instant longRest(Job.Wake wake) {
        troubles().resting(lane().name(), wake.task(), LONG_REST);
        return now().plus(LONG_REST);
    }

    private Lane lane() {
        return notes.lane();
    }

    private SuspectChoice suspects() {
        return partition.suspects();
    }

    private Troubles troubles() {
        return policy.words().troubles();
    }

    private Instant now() {
        return policy.ports().time().instant();
    }
}
