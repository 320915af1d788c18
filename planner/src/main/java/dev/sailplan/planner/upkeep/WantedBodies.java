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

    Outputs send(ApplicationState application, PlanSummary made) {
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
        return whole(key, made);
    }

    private Outputs whole(ApplicationKey application, PlanSummary made) {
        return files.of(made.commit())
                .flatMap(tree -> plan(application, made, tree))
                .map(plan -> Outputs.NONE.with(home.parts().wire().records().plan(plan)))
                .orElseGet(() -> notReproducible(application, made));
    }

    private Optional<Plan> plan(ApplicationKey application, PlanSummary made, RepositoryTree tree) {
        try (ManifestMemory.Share share = planner.memory().share()) {
            RepositoryTree counted = share.of(tree);
            PlanningTrigger occasion =
                    new PlanningTrigger(
                            home.repository(), made.event(), made.commit(), counted, true);
            return files.declared(application, counted)
                    .flatMap(declared -> planner.whole(declared, occasion, made));
        }
    }

    /// Said once: no wish makes it come back.
    private Outputs notReproducible(ApplicationKey application, PlanSummary made) {
        if (!answers.isNews(application, made.commit())) {
            return Outputs.NONE;
        }
        Problem problem =
                new Problem(
                        SourceLocation.wholeFile(Declaration.FILE),
                        "the plan of "
                                + application.shortForm()
                                + " can't be made again from its commit "
                                + made.commit().abbreviated()
                                + "; push any change of it");
        Decision rejected =
                new Decision.Rejected(
                        made.event(),
                        home.repository().name(),
                        application,
                        made.commit(),
                        List.of(problem),
                        home.now());
        return home.said(rejected);
    }
}
