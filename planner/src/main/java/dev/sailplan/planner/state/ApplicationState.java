package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import java.time.Instant;
import java.util.Optional;

/// Holds what the planner knows of one application.
///
/// `generation`, `release` (the digest of the record) and `released` are of the latest release; `pending` is a
/// newer plan that waits or is held. `event`, `commit` and `verdict` say what was decided last.
public record ApplicationState(
        ApplicationKey application,
        Generation generation,
        Optional<Digest> release,
        Optional<PlanSummary> released,
        Optional<PlanSummary> pending,
        EventId event,
        CommitId commit,
        Verdict verdict,
        Attempts attempts) {

    /// Counts how often the latest release was tried again by itself, and says when a thing may be done next.
    /// `takenBack` is the later commit because of which it is not tried again, and `end` how it was seen to end where
    /// it was held; absent in what an earlier version wrote.
    public record Attempts(
            int count,
            Optional<Instant> notBefore,
            Optional<CommitId> takenBack,
            Optional<Status.End> end) {
        public static final Attempts NONE =
                new Attempts(0, Optional.empty(), Optional.empty(), Optional.empty());

        public Attempts notBefore(Instant time) {
            return new Attempts(count, Optional.of(time), Optional.empty(), end);
        }

        public Attempts next() {
            return new Attempts(count + 1, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Attempts takenBack(CommitId by) {
            return new Attempts(count, Optional.empty(), Optional.of(by), end);
        }

        public Attempts held() {
            return new Attempts(count, notBefore, takenBack, Optional.of(Status.End.HELD));
        }

        /// The latest release did not come to its end.
        public boolean isUnfinished() {
            return notBefore.isPresent() || takenBack.isPresent() || end.isPresent();
        }

        public boolean dueAt(Instant now) {
            return notBefore.filter(time -> time.isAfter(now)).isEmpty();
        }
    }

    public static ApplicationState first(
            ApplicationKey application, EventId event, CommitId commit, Verdict verdict) {
        return new ApplicationState(
                application,
                Generation.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                event,
                commit,
                verdict,
                Attempts.NONE);
    }

    private record LastRelease(
            Generation generation,
            Optional<Digest> release,
            Optional<PlanSummary> plan,
            Attempts attempts) {}

    private record LastDecision(EventId event, CommitId commit, Verdict verdict) {}

    private LastRelease lastRelease() {
        return new LastRelease(generation, release, released, attempts);
    }

    private LastDecision lastDecision() {
        return new LastDecision(event, commit, verdict);
    }

    private ApplicationState with(
            LastRelease last, Optional<PlanSummary> waiting, LastDecision decision) {
        return new ApplicationState(
                application,
                last.generation(),
                last.release(),
                last.plan(),
                waiting,
                decision.event(),
                decision.commit(),
                decision.verdict(),
                last.attempts());
    }

    /// Nothing to release comes of the commit.
    public ApplicationState decided(EventId by, CommitId at, Verdict what) {
        return with(lastRelease(), Optional.empty(), new LastDecision(by, at, what));
    }

    public ApplicationState pending(PlanSummary plan, Verdict what) {
        LastDecision decision = new LastDecision(plan.event(), plan.commit(), what);
        return with(lastRelease(), Optional.of(plan), decision);
    }

    /// Another event came to the plan that waits or is held: its release is that event's end.
    public ApplicationState reused(EventId by, CommitId at) {
        Optional<PlanSummary> waiting = pending.map(plan -> plan.with(by));
        return with(lastRelease(), waiting, new LastDecision(by, at, verdict));
    }

    /// What was decided later stays so when an older plan is released once more.
    public ApplicationState released(
            PlanSummary plan, Generation as, Digest record, Attempts tries) {
        LastRelease last = new LastRelease(as, Optional.of(record), Optional.of(plan), tries);
        if (released.filter(plan::isTriedAgainAs).isPresent() && !isAtRest()) {
            return with(last, pending, lastDecision());
        }
        CommitId decided = plan.event().equals(event) ? commit : plan.commit();
        Verdict what = new Verdict.Released(as, plan.plan());
        return with(last, Optional.empty(), new LastDecision(plan.event(), decided, what));
    }

    /// As it was when the latest release was made, if there is one.
    Optional<ApplicationState> atRelease() {
        return released.map(plan ->
                with(
                        lastRelease(),
                        Optional.empty(),
                        new LastDecision(
                                plan.event(),
                                plan.commit(),
                                new Verdict.Released(generation, plan.plan()))));
    }

    public ApplicationState with(Attempts other) {
        LastRelease last = new LastRelease(generation, release, released, other);
        return with(last, pending, lastDecision());
    }

    public ApplicationState withReleased(PlanSummary plan) {
        LastRelease last = new LastRelease(generation, release, Optional.of(plan), attempts);
        return with(last, pending, lastDecision());
    }

    /// The latest release is the last word about it.
    public boolean isAtRest() {
        return pending.isEmpty()
                && switch (verdict) {
                    case Verdict.Released _, Verdict.Unchanged _ -> true;
                    case Verdict.Waiting _, Verdict.OnHold _, Verdict.Refused _ -> false;
                };
    }

    public boolean awaitsFacts() {
        return verdict instanceof Verdict.Waiting && pending.isEmpty();
    }
}
