package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.log.Lane;
import dev.sailplan.common.log.LaneStopped;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.Work;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.GitUnavailable;
import dev.sailplan.planner.lane.LaneState.Delay;
import dev.sailplan.planner.lane.LaneState.Run;
import dev.sailplan.planner.lane.LaneState.Tip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries one push through, from its fetch to the decision that ends it.
final class PushRun {
    static final String RETRY = "retry";
    private static final Logger LOG = LoggerFactory.getLogger(PushRun.class);
    private final PlannerParts parts;
    private final ApplicationPlanner planner;
    private final HomeRepository repository;
    private final Lane lane;
    private final LaneState state;

    PushRun(PlannerParts parts, ApplicationPlanner planner, HomeRepository repository, Lane lane) {
        this.parts = parts;
        this.planner = planner;
        this.repository = repository;
        this.lane = lane;
        this.state = new LaneState(lane.state(), parts, repository.name());
    }

    /// What ends the event, or keeps it waiting as state. Applications are committed as they come.
    Outputs run(Pushed event) {
        try {
            List<RefName> deployed = Branches.of(repository, parts.git());
            if (!deployed.contains(event.ref())) {
                return refused(event, Optional.empty(), List.of(notDeployed(event, deployed)));
            }
            Optional<CommitId> tip = tip(event);
            return tip.isPresent()
                    ? at(event, tip.get())
                    : refused(event, Optional.empty(), List.of(gone(event)));
        } catch (GitUnavailable e) {
            return delayed(event, e);
        }
    }

    private Problem notDeployed(Pushed event, List<RefName> branches) {
        String deployed =
                branches.stream().map(RefName::shortName).collect(Collectors.joining(", "));
        return new Problem(
                SourceLocation.wholeFile(event.ref().value()),
                "is not deployed from; of repository " + repository.name() + " are: " + deployed);
    }

    private static Problem gone(Pushed event) {
        return new Problem(
                SourceLocation.wholeFile(event.ref().value()),
                "does not exist any more; what was applied from it stays");
    }

    private Optional<CommitId> tip(Pushed event) {
        Optional<Run> begun = state.run().filter(run -> run.event().equals(event.id()));
        return begun.isPresent() && isReadable(begun.get().commit())
                ? begun.map(Run::commit)
                : parts.git().fetch(repository.name(), event.ref());
    }

    /// A mirror that was made anew may have lost a commit that history no longer holds.
    private boolean isReadable(CommitId commit) {
        try {
            parts.git().commit(repository.name(), commit);
            return true;
        } catch (GitUnavailable e) {
            return false;
        }
    }

    private Outputs at(Pushed event, CommitId tip) {
        if (state.tip(event.ref()).filter(known -> known.commit().equals(tip)).isPresent()) {
            return ended(
                    event, superseded(event, Optional.of(tip), "its commit is planned already"));
        }
        if (state.run().isEmpty() || !state.run().get().equals(new Run(event.id(), tip))) {
            lane.commit(state.putRun(Outputs.NONE, new Run(event.id(), tip)));
        }
        RepositoryTree tree = parts.git().tree(repository.name(), tip);
        return switch (Declarations.in(tree, repository)) {
            case Declaration.Broken(var problems) ->
                    tipped(event, tip, refused(event, Optional.of(tip), problems));
            case Declaration.Applications(var all) ->
                    tipped(
                            event,
                            tip,
                            planned(
                                    new Occasion(repository, event.id(), tip, tree, false),
                                    event,
                                    all));
        };
    }

    private Outputs planned(Occasion occasion, Pushed event, List<Application> declared) {
        Map<ApplicationKey, Verdict> verdicts = new ConcurrentHashMap<>();
        for (List<Application> level : Levels.of(declared)) {
            parts.parallel().all(level.stream().map(app -> task(app, occasion, verdicts)).toList());
        }
        Set<ApplicationKey> keys =
                declared.stream().map(Application::key).collect(Collectors.toSet());
        Removals removals = new Removals(parts, repository);
        for (ApplicationKey key : removals.undeclared(keys, state)) {
            verdicts.put(key, committed(removals.remove(key, occasion, state)));
        }
        Decision planned =
                new Decision.Planned(
                        event.id(),
                        repository.name(),
                        event.ref(),
                        occasion.commit(),
                        parts.git().commit(repository.name(), occasion.commit()).title(),
                        verdicts,
                        now());
        return removals.forget(ended(event, decision(planned)), keys, occasion, state);
    }

    private Callable<Verdict> task(
            Application application, Occasion occasion, Map<ApplicationKey, Verdict> verdicts) {
        return () -> {
            lane.checkpoint();
            Verdict verdict = verdict(application, occasion);
            verdicts.put(application.key(), verdict);
            return verdict;
        };
    }

    private Verdict verdict(Application application, Occasion occasion) {
        Step step = step(application, occasion);
        try {
            return committed(step);
        } catch (Work.Unprocessable e) {
            return committed(planner.faulty(application, occasion, state, Fault.of(e)));
        }
    }

    /// A fault with one application would come again with each try, and hold up all that waits on the lane.
    private Step step(Application application, Occasion occasion) {
        try {
            return planner.plan(application, occasion, state);
        } catch (LaneStopped | GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return planner.faulty(application, occasion, state, Fault.of(e));
        }
    }

    private Verdict committed(Step step) {
        if (!step.outputs().isEmpty()) {
            lane.commit(step.outputs());
        }
        return step.verdict();
    }

    private Outputs tipped(Pushed event, CommitId tip, Outputs outputs) {
        return state.putTip(outputs, event.ref(), new Tip(tip, event.id()));
    }

    private Outputs refused(Pushed event, Optional<CommitId> commit, List<Problem> problems) {
        return ended(
                event,
                decision(
                        new Decision.Refused(
                                event.id(), repository.name(), commit, problems, now())));
    }

    Outputs superseded(Pushed event, Optional<CommitId> by, String why) {
        return decision(new Decision.Superseded(event.id(), repository.name(), by, why, now()));
    }

    private Outputs ended(Pushed event, Outputs outputs) {
        Outputs without = state.delay(event.ref()).isPresent() ? endDelay(event, outputs) : outputs;
        return state.endRun(without);
    }

    /// An earlier event that waited for the same ref is answered by this one.
    private Outputs endDelay(Pushed event, Outputs outputs) {
        return state.endDelay(answerDelayed(event, outputs), event.ref());
    }

    private Outputs answerDelayed(Pushed event, Outputs outputs) {
        return state.delay(event.ref())
                .map(Delay::event)
                .filter(waiting -> !waiting.id().equals(event.id()))
                .map(waiting -> superseded(waiting, event.after(), "a newer push was planned"))
                .map(superseded -> superseded.and(outputs))
                .orElse(outputs);
    }

    private Outputs delayed(Pushed event, GitUnavailable cause) {
        Optional<Delay> before = state.delay(event.ref());
        boolean first = before.filter(d -> d.event().id().equals(event.id())).isEmpty();
        int attempts = before.map(Delay::attempts).orElse(0);
        Instant retryAt = now().plus(jittered(Backoff.GIT.after(attempts)));
        LOG.atWarn()
                .addKeyValue("repository", repository.name())
                .addKeyValue("retryAt", retryAt)
                .addKeyValue("cause", cause.getMessage())
                .log("the repository can't be read");
        lane.wakeAt(retryAt, RETRY);
        Outputs outputs = first ? decision(delay(event, cause)) : Outputs.NONE;
        return state.putDelay(
                answerDelayed(event, outputs), new Delay(event, retryAt, attempts + 1));
    }

    private Decision delay(Pushed event, GitUnavailable cause) {
        return new Decision.Delayed(
                event.id(),
                repository.name(),
                Optional.empty(),
                String.valueOf(cause.getMessage()),
                now());
    }

    /// Tries the events again that waited long enough, and sets the timer for the others.
    Outputs retry() {
        Outputs outputs = Outputs.NONE;
        for (Delay delay : state.delays()) {
            if (delay.retryAt().isAfter(now())) {
                lane.wakeAt(delay.retryAt(), RETRY);
            } else {
                outputs = outputs.and(run(delay.event()));
            }
        }
        return outputs;
    }

    private Duration jittered(Duration wait) {
        double factor = 0.75 + parts.pace().random().getAsDouble() / 2;
        return Duration.ofMillis((long) (wait.toMillis() * factor));
    }

    private Outputs decision(Decision decision) {
        return Outputs.NONE.with(parts.wire().records().decision(decision));
    }

    private Instant now() {
        return parts.time().instant();
    }
}
