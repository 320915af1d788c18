package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.DeclarationReader;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.gate.Judgement;
import dev.sailplan.planner.git.GitUnavailable;
import dev.sailplan.planner.lane.ApplicationState.Attempts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a lane does without an event: whatever the state and the appliers' latest words ask for, however often it is
/// looked at.
final class Upkeep {
    static final String STATUS = "status";
    static final String FACTS = "facts";
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private final PlannerParts parts;
    private final ApplicationPlanner planner;
    private final HomeRepository repository;
    private final Lane lane;
    private final LaneState state;
    private final Releases releases;
    private final Answers answers;

    Upkeep(
            PlannerParts parts,
            ApplicationPlanner planner,
            HomeRepository repository,
            Lane lane,
            Answers answers) {
        this.parts = parts;
        this.planner = planner;
        this.repository = repository;
        this.lane = lane;
        this.state = new LaneState(lane.state(), parts.wire().codec(), repository.name());
        this.releases = new Releases(parts, repository);
        this.answers = answers;
    }

    /// An applier said something new of an application.
    Outputs statusChanged() {
        for (ApplicationState application : state.applications()) {
            lane.checkpoint();
            commit(tend(application));
        }
        return Outputs.NONE;
    }

    private void commit(Outputs outputs) {
        if (!outputs.isEmpty()) {
            lane.commit(outputs);
        }
    }

    private Outputs tend(ApplicationState application) {
        if (application.pending().isPresent() && application.verdict() instanceof Verdict.Waiting) {
            return judgedAgain(application, application.pending().get());
        }
        Optional<Status> status = parts.clusters().status(application.application());
        if (status.isEmpty() || application.released().isEmpty()) {
            return Outputs.NONE;
        }
        if (isOvertaken(application, status.get()) || isFailed(application, status.get())) {
            return releasedAgain(application, application.released().get(), status.get());
        }
        return status.get().wants().filter(application.generation()::equals).isPresent()
                ? bodies(application, application.released().get())
                : Outputs.NONE;
    }

    private Outputs judgedAgain(ApplicationState application, Made made) {
        Judgement judgement = releases.judge(made, application, state);
        boolean same =
                judgement instanceof Judgement.Waits(var reasons)
                        && application.verdict().equals(new Verdict.Waiting(reasons));
        return same ? Outputs.NONE : releases.follow(judgement, made, application, state).outputs();
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
            Instant due = now().plus(Backoff.RELEASE.after(attempts.count()));
            lane.wakeAt(due, STATUS);
            Attempts later = new Attempts(attempts.count(), Optional.of(due));
            return state.putApplication(Outputs.NONE, application.with(later));
        }
        if (!attempts.dueAt(now())) {
            attempts.notBefore().ifPresent(due -> lane.wakeAt(due, STATUS));
            return Outputs.NONE;
        }
        return releases.judge(made, application, state) instanceof Judgement.Ready(var notes)
                ? released(application, made, notes)
                : Outputs.NONE;
    }

    private Outputs released(ApplicationState application, Made made, List<String> notes) {
        Attempts next = new Attempts(application.attempts().count() + 1, Optional.empty());
        return releases.release(made, application, state, notes, next).outputs();
    }

    private Outputs bodies(ApplicationState application, Made made) {
        Generation generation = application.generation();
        Optional<Instant> due = answers.due(application.application(), generation, now());
        if (due.isPresent()) {
            lane.wakeAt(due.get(), STATUS);
            return Outputs.NONE;
        }
        lane.wakeAt(answers.given(application.application(), generation, now()), STATUS);
        try {
            return whole(application, made);
        } catch (GitUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("application", application.application())
                    .setCause(e)
                    .log("bodies that are wanted can't be read now");
            return Outputs.NONE;
        }
    }

    private Outputs whole(ApplicationState application, Made made) {
        RepositoryTree tree = parts.git().tree(repository.name(), made.commit());
        Occasion occasion = new Occasion(repository, made.event(), made.commit(), tree, true);
        return declared(application, tree)
                .flatMap(app -> planner.whole(app, occasion, made))
                .map(plan -> Outputs.NONE.with(parts.wire().records().plan(plan)))
                .orElseGet(() -> notReproducible(application, made));
    }

    private Outputs notReproducible(ApplicationState application, Made made) {
        Problem problem =
                new Problem(
                        SourceLocation.wholeFile(DeclarationReader.FILE),
                        "the plan of "
                                + application.application().shortForm()
                                + " can't be made again from its commit; push any change of it");
        return Outputs.NONE.with(
                parts.wire()
                        .records()
                        .decision(
                                new Decision.Rejected(
                                        made.event(),
                                        repository.name(),
                                        application.application(),
                                        made.commit(),
                                        List.of(problem),
                                        now())));
    }

    private Optional<Application> declared(ApplicationState application, RepositoryTree tree) {
        return switch (DeclarationReader.read(tree, repository.project().name())) {
            case Declaration.Broken _ -> Optional.empty();
            case Declaration.Applications(var all) ->
                    all.stream()
                            .filter(app -> app.key().equals(application.application()))
                            .findFirst();
        };
    }

    /// A cluster was heard of for the first time, or serves other kinds: what waited for that is planned again.
    Outputs factsChanged() {
        for (ApplicationState application : state.applications()) {
            lane.checkpoint();
            if (application.awaitsFacts() || application.verdict() instanceof Verdict.Refused) {
                commit(plannedAgain(application));
            }
        }
        return statusChanged();
    }

    private Outputs plannedAgain(ApplicationState application) {
        CommitId commit = application.commit();
        try {
            RepositoryTree tree = parts.git().tree(repository.name(), commit);
            Occasion occasion = new Occasion(repository, application.event(), commit, tree, true);
            return declared(application, tree)
                    .map(app -> planner.plan(app, occasion, state).outputs())
                    .orElse(Outputs.NONE);
        } catch (GitUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("application", application.application())
                    .setCause(e)
                    .log("what waited can't be planned now");
            lane.wakeAt(now().plus(Backoff.GIT.after(1)), FACTS);
            return Outputs.NONE;
        }
    }

    private Instant now() {
        return parts.time().instant();
    }
}
