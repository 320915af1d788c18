package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.LaneStopped;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private boolean fetched;

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
        this.state = new LaneState(lane.state(), parts, repository.name());
        this.releases = new Releases(parts, repository);
        this.answers = answers;
    }

    /// An applier said something new of an application.
    Outputs statusChanged() {
        for (ApplicationState application : state.applications()) {
            trying(STATUS, application.application().value(), () -> commit(tend(application)));
        }
        return Outputs.NONE;
    }

    /// What goes wrong with one application holds up neither the others nor the pushes behind; it is tried again.
    private void trying(String task, String about, Runnable step) {
        lane.checkpoint();
        try {
            step.run();
        } catch (LaneStopped e) {
            throw e;
        } catch (GitUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("about", about)
                    .addKeyValue("cause", e.getMessage())
                    .log("what is due can't be done now");
            lane.wakeAt(now().plus(Backoff.GIT.longest()), task);
        } catch (RuntimeException | StackOverflowError e) {
            Fault.of(e).log(LOG, about, "what is due could not be done");
            lane.wakeAt(now().plus(Backoff.GIT.longest()), task);
        }
    }

    private void commit(Outputs outputs) {
        if (!outputs.isEmpty()) {
            lane.commit(outputs);
        }
    }

    private Outputs tend(ApplicationState application) {
        Optional<Status> status = parts.clusters().status(application.application());
        if (status.filter(known -> !known.owner().equals(repository.name())).isPresent()) {
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
            return bodies(application, made);
        }
        answers.forget(application.application());
        return Outputs.NONE;
    }

    /// Before all who have a say were heard of, what they would say is not known to be anything new.
    private boolean isHeardOf(ApplicationState application, Made made) {
        return Stream.concat(
                        Stream.of(application.application()), made.declared().dependsOn().stream())
                .map(ApplicationKey::cluster)
                .distinct()
                .allMatch(cluster -> parts.clusters().facts(cluster).isPresent());
    }

    private Outputs judgedAgain(ApplicationState application, Made made) {
        if (!isHeardOf(application, made)) {
            return Outputs.NONE;
        }
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
        if (parts.clusters().facts(application.application().cluster()).isEmpty()) {
            return Outputs.NONE;
        }
        Optional<Instant> due = answers.due(application.application(), generation, now());
        if (due.isPresent()) {
            lane.wakeAt(due.get(), STATUS);
            return Outputs.NONE;
        }
        lane.wakeAt(answers.given(application.application(), generation, now()), STATUS);
        return whole(application, made);
    }

    /// The files of a commit. A mirror that was lost is filled again, once in one go.
    private RepositoryTree tree(CommitId commit) {
        try {
            return parts.git().tree(repository.name(), commit);
        } catch (GitUnavailable e) {
            if (fetched) {
                throw e;
            }
            fetched = true;
            Branches.of(repository, parts.git())
                    .forEach(ref -> parts.git().fetch(repository.name(), ref));
            return parts.git().tree(repository.name(), commit);
        }
    }

    private Outputs whole(ApplicationState application, Made made) {
        RepositoryTree tree = tree(made.commit());
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
        return switch (Declarations.in(tree, repository)) {
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
            if (application.awaitsFacts()
                    || application.verdict() instanceof Verdict.Refused
                    || isElsewhere(application)) {
                trying(
                        FACTS,
                        application.application().value(),
                        () -> commit(plannedAgain(application)));
            }
        }
        trying(FACTS, repository.name().value(), this::removeAgain);
        return statusChanged();
    }

    /// Its cluster is another one by the same name, and holds nothing of it.
    private boolean isElsewhere(ApplicationState application) {
        Optional<ClusterUid> known =
                application.pending().or(application::released).map(Made::cluster);
        return parts.clusters()
                .facts(application.application().cluster())
                .map(facts -> facts.facts().uid())
                .filter(uid -> known.filter(other -> !other.equals(uid)).isPresent())
                .isPresent();
    }

    /// What an applier holds may be known only now. A push under way sees to its own removals.
    private void removeAgain() {
        if (state.run().isEmpty()) {
            Branches.of(repository, parts.git()).stream()
                    .flatMap(ref -> state.tip(ref).stream())
                    .forEach(this::removeAgain);
        }
    }

    private void removeAgain(LaneState.Tip tip) {
        RepositoryTree tree = tree(tip.commit());
        if (Declarations.in(tree, repository) instanceof Declaration.Applications(var all)) {
            Occasion occasion = new Occasion(repository, tip.event(), tip.commit(), tree, true);
            Set<ApplicationKey> declared =
                    all.stream().map(Application::key).collect(Collectors.toSet());
            Removals removals = new Removals(parts, repository);
            removals.undeclared(declared, state)
                    .forEach(key -> commit(removals.remove(key, occasion, state).outputs()));
            commit(removals.forget(Outputs.NONE, declared, occasion, state));
        }
    }

    private Outputs plannedAgain(ApplicationState application) {
        CommitId commit = application.commit();
        RepositoryTree tree = tree(commit);
        Occasion occasion = new Occasion(repository, application.event(), commit, tree, true);
        return declared(application, tree)
                .map(app -> planner.plan(app, occasion, state).outputs())
                .orElse(Outputs.NONE);
    }

    private Instant now() {
        return parts.time().instant();
    }
}
