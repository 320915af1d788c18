package dev.sailplan.planner.upkeep;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.application.ReleaseGate;
import dev.sailplan.planner.application.UndeclaredApplications;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.removal.WithdrawnRelease;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.ApplicationState.Attempts;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.RetryDelay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Does what an applier's latest word asks for: a plan that waits is judged again, and the latest release is looked
/// after until it is settled well, as long as its commit stands.
public final class ReleaseCare {
    private static final String UNENDED = "did not come to its end and is not tried again";
    private static final String LOST =
            "was lost when its cluster was restored and is not brought back";
    private final HomeLane home;
    private final ReleaseGate releases;
    private final WantedBodies bodies;

    public ReleaseCare(HomeLane home, WantedBodies bodies) {
        this.home = home;
        this.releases = new ReleaseGate(home.parts(), home.repository());
        this.bodies = bodies;
    }

    Outputs tend(ApplicationState application) {
        Optional<Status> status = home.parts().clusters().status(application.application());
        if (status.filter(known -> !known.owner().equals(home.repository().name())).isPresent()) {
            return Outputs.NONE;
        }
        if (status.filter(known -> isNewlyHeld(application, known)).isPresent()) {
            ApplicationState held = application.with(application.attempts().held());
            return home.state().putApplication(Outputs.NONE, held).and(tend(held));
        }
        if (UndeclaredApplications.isRemovalPending(application)
                && UndeclaredApplications.ownsNothing(application, status)) {
            return forgotten(application);
        }
        if (application.pending().isPresent() && application.verdict() instanceof Verdict.Waiting) {
            Outputs judged = judgedAgain(application, application.pending().get());
            if (!judged.isEmpty()) {
                return judged;
            }
        }
        return status.isEmpty() || application.released().isEmpty()
                ? Outputs.NONE
                : cared(application, status.get());
    }

    /// What was under way when it was taken out of Git ended before it wrote anything.
    private Outputs forgotten(ApplicationState application) {
        return home.state()
                .removeApplication(
                        Outputs.NONE,
                        application,
                        Optional.empty(),
                        "the application is no longer declared, and nothing of it is in the"
                                + " cluster");
    }

    /// Bodies are sent also while a newer plan waits: the release stands until another one does.
    private Outputs cared(ApplicationState application, Status status) {
        PlanSummary summary = application.released().orElseThrow();
        if (isClaimedByAnother(application, status) || isUnfinished(application, status)) {
            return unlessTakenBack(
                    application, UNENDED, () -> releasedAgain(application, summary, status));
        }
        if (isLost(application, status)) {
            return isBroughtBack(application, status)
                    ? freed(application, summary)
                    : unlessTakenBack(application, LOST, () -> freed(application, summary));
        }
        if (isFreed(application, status)) {
            return unlessTakenBack(application, UNENDED, () -> freed(application, summary));
        }
        if (status.wants().filter(application.generation()::equals).isPresent()) {
            return UndeclaredApplications.isRemovalPending(application)
                    ? Outputs.NONE
                    : bodies.send(application, summary);
        }
        bodies.satisfied(application.application());
        return Outputs.NONE;
    }

    /// What Git has taken back is written by no retry, whoever clears what was in its way.
    private Outputs unlessTakenBack(
            ApplicationState application, String what, Supplier<Outputs> step) {
        return WithdrawnRelease.by(application, home.state())
                .map(by -> notAgain(application, what, by))
                .orElseGet(step);
    }

    /// Said once.
    private Outputs notAgain(ApplicationState application, String what, WithdrawnRelease by) {
        Attempts attempts = application.attempts();
        if (attempts.takenBack().isPresent()) {
            return Outputs.NONE;
        }
        Decision said =
                new Decision.Delayed(
                        application.released().orElseThrow().event(),
                        home.repository().name(),
                        Optional.of(application.application()),
                        application.generation() + " " + what + ": " + by.words(),
                        home.now());
        return home.state()
                .putApplication(home.said(said), application.with(attempts.takenBack(by.commit())));
    }

    /// Before all who have a say were heard of, what they would say is not known to be anything new.
    private boolean isHeardOf(ApplicationState application, PlanSummary summary) {
        return Stream.concat(
                        Stream.of(application.application()),
                        summary.declared().dependsOn().stream())
                .map(ApplicationKey::cluster)
                .distinct()
                .allMatch(cluster -> home.parts().clusters().facts(cluster).isPresent());
    }

    private Outputs judgedAgain(ApplicationState application, PlanSummary summary) {
        if (!isHeardOf(application, summary)) {
            return Outputs.NONE;
        }
        Judgement judgement = releases.judge(summary, application, home.state());
        boolean same =
                judgement instanceof Judgement.Waits(var reasons)
                        && application.verdict().equals(new Verdict.Waiting(reasons));
        return same
                ? Outputs.NONE
                : releases.follow(judgement, summary, application, home.state()).outputs();
    }

    /// The cluster was claimed at or above our latest release, by another one.
    private static boolean isClaimedByAnother(ApplicationState application, Status status) {
        return status.claimed()
                .filter(claim -> !application.generation().isAbove(claim.generation()))
                .filter(claim -> !application.release().equals(Optional.of(claim.release())))
                .isPresent();
    }

    /// It failed, or was stopped for the removal of an application that was declared again since.
    private static boolean isUnfinished(ApplicationState application, Status status) {
        return hasEnded(application, status, Status.End.FAILED)
                || hasEnded(application, status, Status.End.SUPERSEDED);
    }

    /// Remembered, since the status of a cluster that is restored says nothing of it any more.
    private static boolean isNewlyHeld(ApplicationState application, Status status) {
        return application.attempts().end().isEmpty()
                && hasEnded(application, status, Status.End.HELD);
    }

    private static boolean hasEnded(ApplicationState application, Status status, Status.End end) {
        return status.settled()
                .filter(last -> last.generation().equals(application.generation()))
                .filter(last -> last.end() == end)
                .isPresent();
    }

    /// Its cluster held the latest release, and nothing holds it any more; or it was restored to before that release.
    private static boolean isFreed(ApplicationState application, Status status) {
        return status.freed().filter(application.generation()::equals).isPresent();
    }

    /// Its cluster knows nothing of the latest release any more, since it was restored to before that.
    private static boolean isLost(ApplicationState application, Status status) {
        return isFreed(application, status)
                && status.settled()
                        .filter(last -> last.generation().equals(application.generation()))
                        .isEmpty();
    }

    /// What stood on the cluster, whatever Git said of newer commits, stands there again: that is no retry. To repeat
    /// what had not come to its end, what is to be removed or a removal is one.
    private static boolean isBroughtBack(ApplicationState application, Status status) {
        return !application.attempts().isUnfinished()
                && !isUnderWay(application, status)
                && !UndeclaredApplications.isRemovalPending(application)
                && !UndeclaredApplications.isRemovalReleased(application);
    }

    /// It had not settled when its cluster was restored.
    private static boolean isUnderWay(ApplicationState application, Status status) {
        return status.latest()
                .filter(latest -> latest.generation().equals(application.generation()))
                .isPresent();
    }

    private Outputs freed(ApplicationState application, PlanSummary summary) {
        return releases.judge(summary, application, home.state())
                        instanceof Judgement.Ready(var notes)
                ? released(application, summary, notes, Attempts.NONE)
                : Outputs.NONE;
    }

    private Outputs releasedAgain(
            ApplicationState application, PlanSummary summary, Status status) {
        Attempts attempts = application.attempts();
        boolean atOnce = !hasEnded(application, status, Status.End.FAILED) && attempts.count() == 0;
        if (attempts.notBefore().isEmpty() && !atOnce) {
            double random = home.parts().pace().random().getAsDouble();
            Instant due = home.now().plus(RetryDelay.RELEASE.after(attempts.count(), random));
            home.lane().wakeAt(due, Upkeep.status(application.application()));
            return home.state()
                    .putApplication(Outputs.NONE, application.with(attempts.notBefore(due)));
        }
        if (!attempts.dueAt(home.now())) {
            attempts.notBefore()
                    .ifPresent(due ->
                            home.lane().wakeAt(due, Upkeep.status(application.application())));
            return Outputs.NONE;
        }
        return releases.judge(summary, application, home.state())
                        instanceof Judgement.Ready(var notes)
                ? released(application, summary, notes, application.attempts().next())
                : Outputs.NONE;
    }

    private Outputs released(
            ApplicationState application,
            PlanSummary summary,
            List<String> notes,
            Attempts attempts) {
        return releases.release(summary, application, home.state(), notes, attempts)
                .step()
                .outputs();
    }
}
