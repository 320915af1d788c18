package dev.sailplan.planner.upkeep;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.application.ApplicationPlanner;
import dev.sailplan.planner.application.PlanningTrigger;
import dev.sailplan.planner.application.RemovalPlan;
import dev.sailplan.planner.application.UndeclaredApplications;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.home.PastCommits;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.PlanSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sends the bodies of a release again to an applier that lost them.
public final class WantedBodies {
    private final HomeLane home;
    private final ApplicationPlanner planner;
    private final BodyRequestBackoff answers;
    private final PastCommits files;

    public WantedBodies(
            HomeLane home,
            ApplicationPlanner planner,
            BodyRequestBackoff answers,
            PastCommits files) {
        this.home = home;
        this.planner = planner;
        this.answers = answers;
        this.files = files;
    }

    /// Nothing is wanted any more.
    void satisfied(ApplicationKey application) {
        answers.forget(application);
    }

    Outputs send(ApplicationState application, PlanSummary summary) {
        ApplicationKey key = application.application();
        Generation generation = application.generation();
        if (home.parts().clusters().facts(key.cluster()).isEmpty()) {
            return Outputs.NONE;
        }
        Optional<Instant> due = answers.due(key, generation, home.now());
        if (due.isPresent()) {
            home.lane().wakeAt(due.get(), Upkeep.status(key));
            return Outputs.NONE;
        }
        home.lane().wakeAt(answers.given(key, generation, home.now()), Upkeep.status(key));
        return whole(application, summary);
    }

    private Outputs whole(ApplicationState state, PlanSummary summary) {
        ApplicationKey application = state.application();
        return again(state, summary)
                .map(plan -> Outputs.NONE.with(home.parts().wire().records().plan(plan)))
                .orElseGet(() -> notReproducible(application, summary));
    }

    /// The plan of a removal comes of no files.
    private Optional<Plan> again(ApplicationState state, PlanSummary summary) {
        ApplicationKey application = state.application();
        return UndeclaredApplications.isRemovalReleased(state)
                ? Optional.of(
                        RemovalPlan.of(
                                summary,
                                summary.subject(application, home.repository().name()),
                                home.now()))
                : files.of(summary.commit()).flatMap(tree -> plan(application, summary, tree));
    }

    private Optional<Plan> plan(
            ApplicationKey application, PlanSummary summary, RepositoryTree tree) {
        try (ManifestMemory.Share share = planner.memory().share()) {
            RepositoryTree counted = share.of(tree);
            PlanningTrigger trigger =
                    new PlanningTrigger(
                            home.repository(), summary.event(), summary.commit(), counted, true);
            return files.declared(application, counted)
                    .flatMap(declared -> planner.whole(declared, trigger, summary));
        }
    }

    /// Said once: no wish makes it come back.
    private Outputs notReproducible(ApplicationKey application, PlanSummary summary) {
        if (!answers.isNews(application, summary.commit())) {
            return Outputs.NONE;
        }
        Problem problem =
                new Problem(
                        SourceLocation.wholeFile(Declaration.FILE),
                        "the plan of "
                                + application.shortForm()
                                + " can't be made again from its commit "
                                + summary.commit().abbreviated()
                                + "; push any change of it");
        Decision rejected =
                new Decision.Rejected(
                        summary.event(),
                        home.repository().name(),
                        application,
                        summary.commit(),
                        List.of(problem),
                        home.now());
        return home.said(rejected);
    }
}
