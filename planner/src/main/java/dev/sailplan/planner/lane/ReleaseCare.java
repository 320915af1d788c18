package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.lane.ApplicationState.Attempts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an applier's latest word asks for: a plan that waits is judged again, and the latest release is looked after
/// until it is settled well.
final class ReleaseCare {
    private final HomeLane home;
    private final Releases releases;
    private final WantedBodies bodies;

    ReleaseCare(HomeLane home, WantedBodies bodies) {
        this.home = home;
        this.releases = new Releases(home.parts(), home.repository());
        this.bodies = bodies;
    }

    Outputs tend(ApplicationState application) {
        Optional<Status> status = home.parts().clusters().status(application.application());
        if (status.filter(known -> !known.owner().equals(home.repository().name())).isPresent()) {
            return Outputs.NONE;
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

    /// The latest release is looked after also while a newer plan waits.
    private Outputs cared(ApplicationState application, Status status) {
        Made made = application.released().orElseThrow();
        if (isOvertaken(application, status) || isFailed(application, status)) {
            return releasedAgain(application, made, status);
        }
        if (status.wants().filter(application.generation()::equals).isPresent()) {
            return bodies.send(application, made);
        }
        bodies.satisfied(application.application());
        return Outputs.NONE;
    }

    /// Before all who have a say were heard of, what they would say is not known to be anything new.
    private boolean isHeardOf(ApplicationState application, Made made) {
        return Stream.concat(
                        Stream.of(application.application()), made.declared().dependsOn().stream())
                .map(ApplicationKey::cluster)
                .distinct()
                .allMatch(cluster -> home.parts().clusters().facts(cluster).isPresent());
    }

    private Outputs judgedAgain(ApplicationState application, Made made) {
        if (!isHeardOf(application, made)) {
            return Outputs.NONE;
        }
        Judgement judgement = releases.judge(made, application, home.state());
        boolean same =
                judgement instanceof Judgement.Waits(var reasons)
                        && application.verdict().equals(new Verdict.Waiting(reasons));
        return same
                ? Outputs.NONE
                : releases.follow(judgement, made, application, home.state()).outputs();
    }

    /// The cluster was claimed at or above our latest release, by another one.
    private static boolean isOvertaken(ApplicationState application, Status status) {
        return status.claimed()
                .filter(claim -> !application.generation().isAbove(claim.generation()))
                .filter(claim -> !application.release().equals(Optional.of(claim.release())))
                .isPresent();
    }

    private static boolean isFailed(ApplicationState application, Status status) {
        return status.settled()
                .filter(last -> last.generation().equals(application.generation()))
                .filter(last -> last.end() == Status.End.FAILED)
                .isPresent();
    }

    private Outputs releasedAgain(ApplicationState application, Made made, Status status) {
        Attempts attempts = application.attempts();
        boolean atOnce = isOvertaken(application, status) && attempts.count() == 0;
        if (attempts.notBefore().isEmpty() && !atOnce) {
            Instant due = home.now().plus(Backoff.RELEASE.after(attempts.count()));
            home.lane().wakeAt(due, Upkeep.STATUS);
            Attempts later = new Attempts(attempts.count(), Optional.of(due));
            return home.state().putApplication(Outputs.NONE, application.with(later));
        }
        if (!attempts.dueAt(home.now())) {
            attempts.notBefore().ifPresent(due -> home.lane().wakeAt(due, Upkeep.STATUS));
            return Outputs.NONE;
        }
        return releases.judge(made, application, home.state()) instanceof Judgement.Ready(var notes)
                ? released(application, made, notes)
                : Outputs.NONE;
    }

    private Outputs released(ApplicationState application, Made made, List<String> notes) {
        Attempts next = new Attempts(application.attempts().count() + 1, Optional.empty());
        return releases.release(made, application, home.state(), notes, next).outputs();
    }
}
