package dev.sailplan.planner.push;

import dev.sailplan.common.domain.event.Event.Pushed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.application.ApplicationPlanner;
import dev.sailplan.planner.application.PlanningTrigger;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.git.GitRefused;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.home.Declarations;
import dev.sailplan.planner.home.DeployableBranches;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.removal.Removals;
import dev.sailplan.planner.state.Fault;
import dev.sailplan.planner.state.RepositoryState.Run;
import dev.sailplan.planner.state.RepositoryState.Tip;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Carries one push through, from its fetch to the decision that ends it.
public final class PushRun {
    public static final String RETRY = "retry";
    private static final SourceLocation AT = SourceLocation.wholeFile(Declaration.FILE);
    private final HomeLane home;
    private final ApplicationPlanner planner;
    private final DelayedPushes delayed;

    public PushRun(HomeLane home, ApplicationPlanner planner) {
        this.home = home;
        this.planner = planner;
        this.delayed = new DelayedPushes(home);
    }

    /// What ends the event, or keeps it waiting as state. Applications are committed as they come.
    public Outputs run(Pushed event) {
        try {
            List<RefName> deployed = DeployableBranches.of(home.repository(), home.parts().git());
            if (!deployed.contains(event.ref())) {
                return wasPlanned(event) && tip(event).isEmpty()
                        ? notPlanned(event, NothingToPlan.gone(event.ref()))
                        : notPlanned(event, NothingToPlan.notDeployed(event.ref(), deployed));
            }
            Optional<CommitId> tip = tip(event);
            return tip.isPresent()
                    ? at(event, tip.get())
                    : notPlanned(event, NothingToPlan.gone(event.ref()));
        } catch (GitUnavailable e) {
            return delayed.add(event, e);
        } catch (GitRefused e) {
            return shunned(event, new Problem(AT, String.valueOf(e.getMessage())));
        }
    }

    /// Tries the events again that waited long enough for their repository.
    public Outputs retry() {
        return delayed.retried(this::run);
    }

    /// A remote does not say what its HEAD stands for when that branch is gone.
    private boolean wasPlanned(Pushed event) {
        return event.after().isEmpty() && home.state().tip(event.ref()).isPresent();
    }

    private Optional<CommitId> tip(Pushed event) {
        Optional<Run> begun = home.state().run().filter(run -> run.event().equals(event.id()));
        return begun.isPresent() && isReadable(begun.get().commit())
                ? begun.map(Run::commit)
                : home.parts().git().fetch(home.repository().name(), event.ref());
    }

    /// A mirror that was made anew may have lost a commit that history no longer holds.
    private boolean isReadable(CommitId commit) {
        try {
            home.parts().git().commit(home.repository().name(), commit);
            return true;
        } catch (GitUnavailable e) {
            return false;
        }
    }

    private Outputs at(Pushed event, CommitId tip) {
        if (home.state().tip(event.ref()).filter(at -> at.commit().equals(tip)).isPresent()) {
            return ended(
                    event, superseded(event, Optional.of(tip), "its commit is planned already"));
        }
        Run run = new Run(event.id(), tip);
        if (!home.state().run().equals(Optional.of(run))) {
            home.commit(home.state().putRun(Outputs.NONE, run));
        }
        RepositoryTree tree = home.parts().git().tree(home.repository().name(), tip);
        Tip now = new Tip(tip, event.id());
        Outputs outputs =
                switch (Declarations.in(tree, home.repository())) {
                    case Declaration.Broken(var problems) ->
                            home.state()
                                    .putRefused(
                                            refused(event, Optional.of(tip), problems),
                                            event.ref(),
                                            now);
                    case Declaration.Applications(var all) ->
                            home.state()
                                    .endRefused(
                                            planned(
                                                    new PlanningTrigger(
                                                            home.repository(),
                                                            event.id(),
                                                            tip,
                                                            tree,
                                                            false),
                                                    event,
                                                    all),
                                            event.ref());
                };
        return home.state().putTip(outputs, event.ref(), now);
    }

    private Outputs planned(PlanningTrigger occasion, Pushed event, List<Application> declared) {
        CommitPlanning planning = new CommitPlanning(home, planner, occasion);
        planning.plan(declared);
        Set<ApplicationKey> keys =
                declared.stream().map(Application::key).collect(Collectors.toSet());
        Removals removals = new Removals(home, occasion);
        removals.of(keys, planning::take);
        Decision planned =
                new Decision.Planned(
                        event.id(),
                        home.repository().name(),
                        event.ref(),
                        occasion.commit(),
                        home.parts()
                                .git()
                                .commit(home.repository().name(), occasion.commit())
                                .title(),
                        planning.verdicts(),
                        home.now());
        return removals.forgotten(keys, ended(event, home.said(planned)));
    }

    private Outputs notPlanned(Pushed event, String why) {
        return ended(
                event,
                home.said(
                        new Decision.NotPlanned(
                                event.id(),
                                home.repository().name(),
                                event.ref(),
                                why,
                                home.now())));
    }

    private Outputs refused(Pushed event, Optional<CommitId> commit, List<Problem> problems) {
        return ended(
                event,
                home.said(
                        new Decision.Refused(
                                event.id(),
                                home.repository().name(),
                                commit,
                                problems,
                                home.now())));
    }

    /// Another event stands in for this one.
    public Outputs superseded(Pushed event, Optional<CommitId> by, String why) {
        return delayed.superseded(event, by, why);
    }

    /// Ends a push whose record was put in quarantine, without a look at the repository: that may be what ended the
    /// process. A poll does not come back to its commit.
    public Outputs givenUp(Pushed event, String error) {
        Optional<CommitId> commit =
                home.state()
                        .run()
                        .filter(run -> run.event().equals(event.id()))
                        .map(Run::commit)
                        .or(event::after);
        return shunned(event, commit, Fault.quarantined(event, error));
    }

    /// Refuses what a push brings, of which no commit is in the mirror.
    private Outputs shunned(Pushed event, Problem problem) {
        return shunned(event, event.after(), problem);
    }

    private Outputs shunned(Pushed event, Optional<CommitId> commit, Problem problem) {
        Outputs outputs = refused(event, commit, List.of(problem));
        return commit.map(at ->
                        home.state().putShunned(outputs, event.ref(), new Tip(at, event.id())))
                .orElse(outputs);
    }

    private Outputs ended(Pushed event, Outputs outputs) {
        Outputs without = home.state().endShunned(outputs, event.ref());
        return home.state().endRun(delayed.end(event, without));
    }
}
