package dev.sailplan.tools.bench.sight;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// Folds the records that come by into every commit's passage, for those who wait for one.
public final class Sightings {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<CommitId, Passage> passages = new HashMap<>();
    private final LongSupplier nanos;

    /// `nanos` is a clock that only moves forward, such as `System::nanoTime`.
    public Sightings(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Takes note of a record, which can be read from now on.
    public void note(Object record) {
        switch (record) {
            case Pushed event ->
                    event.after().ifPresent(commit -> stage(commit, Stage.EVENT, event.at()));
            case Plan plan -> stage(plan.subject().commit(), Stage.PLAN, plan.at());
            case Release release -> stage(release.subject().commit(), Stage.RELEASE, release.at());
            case Outcome outcome -> outcome(outcome);
            case Decision decision -> decision(decision);
            default -> {}
        }
    }

    /// The passage when all the applications are applied, or something failed, or the time is over.
    public Passage await(CommitId commit, Set<ApplicationKey> applications, Duration patience)
            throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!isOver(passage(commit), applications) && left > 0) {
                left = news.awaitNanos(left);
            }
            return passage(commit);
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOver(Passage passage, Set<ApplicationKey> applications) {
        return passage.failure().isPresent() || passage.applied().containsAll(applications);
    }

    private void outcome(Outcome outcome) {
        CommitId commit = outcome.subject().commit();
        String whose = outcome.subject().application().value();
        switch (outcome) {
            case Outcome.Started started -> stage(commit, Stage.STARTED, started.at());
            case Outcome.Applied applied ->
                    change(commit, p -> p.applied(applied, now(applied.at())));
            case Outcome.Failed failed ->
                    change(commit, p -> p.failed(whose + " failed: " + failed.error()));
            case Outcome.Held held ->
                    change(commit, p -> p.failed(whose + " is held: " + held.reasons()));
            case Outcome.Superseded _, Outcome.Stale _ ->
                    change(commit, p -> p.failed(whose + " was overtaken by another release"));
            case Outcome.Previewed _,
                    Outcome.DriftDetected _,
                    Outcome.DriftCorrected _,
                    Outcome.HealthChanged _ -> {}
        }
    }

    private void decision(Decision decision) {
        switch (decision) {
            case Decision.Rejected rejected ->
                    change(
                            rejected.commit(),
                            p -> p.failed("rejected: " + rejected.problems().getFirst()));
            case Decision.Held held ->
                    change(held.commit(), p -> p.failed("held: " + held.reasons()));
            case Decision.Refused refused ->
                    refused.commit()
                            .ifPresent(commit ->
                                    change(
                                            commit,
                                            p ->
                                                    p.failed(
                                                            "refused: "
                                                                    + refused.problems()
                                                                            .getFirst())));
            case Decision.Planned _,
                    Decision.Superseded _,
                    Decision.NotPlanned _,
                    Decision.PlanSuperseded _,
                    Decision.Approved _,
                    Decision.Declined _,
                    Decision.Delayed _ -> {}
        }
    }

    private void stage(CommitId commit, Stage stage, Instant made) {
        change(commit, p -> p.seen(stage, now(made)));
    }

    private Sighting now(Instant made) {
        return new Sighting(made, nanos.getAsLong());
    }

    private void change(CommitId commit, UnaryOperator<Passage> step) {
        lock.lock();
        try {
            passages.put(commit, step.apply(passage(commit)));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Passage passage(CommitId commit) {
        return passages.getOrDefault(commit, Passage.NONE);
    }
}
