package dev.sailplan.planner.upkeep;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.planner.application.ApplicationDecision;
import dev.sailplan.planner.application.ApplicationPlanner;
import dev.sailplan.planner.application.PlanningTrigger;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.home.Declarations;
import dev.sailplan.planner.home.DeployableBranches;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.home.PastCommits;
import dev.sailplan.planner.removal.Removals;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.ManifestMemory;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.RepositoryState.Tip;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans again from commits that were planned before: a cluster was heard of for the first time, serves other kinds, or
/// is another one.
public final class Replanning {
    private final HomeLane home;
    private final ApplicationPlanner planner;
    private final PastCommits files;

    public Replanning(HomeLane home, ApplicationPlanner planner, PastCommits files) {
        this.home = home;
        this.planner = planner;
        this.files = files;
    }

    /// Whether other facts may bring the application to another verdict.
    boolean isDue(ApplicationState application) {
        return application.awaitsFacts()
                || application.verdict() instanceof Verdict.Refused
                || isElsewhere(application);
    }

    /// Its cluster is another one by the same name, and holds nothing of it.
    private boolean isElsewhere(ApplicationState application) {
        Optional<ClusterUid> known =
                application.pending().or(application::released).map(PlanSummary::cluster);
        return home.parts()
                .clusters()
                .facts(application.application().cluster())
                .map(facts -> facts.facts().uid())
                .filter(uid -> known.filter(other -> !other.equals(uid)).isPresent())
                .isPresent();
    }

    Outputs plan(ApplicationState application) {
        return files.of(application.commit())
                .flatMap(tree -> planned(application, tree))
                .orElse(Outputs.NONE);
    }

    private Optional<Outputs> planned(ApplicationState application, RepositoryTree tree) {
        return files.declared(application.application(), tree)
                .map(declared -> again(declared, application, tree));
    }

    private Outputs again(Application declared, ApplicationState before, RepositoryTree tree) {
        try (ManifestMemory.Share share = planner.memory().share()) {
            PlanningTrigger trigger =
                    new PlanningTrigger(
                            home.repository(),
                            before.event(),
                            before.commit(),
                            share.of(tree),
                            true);
            return planner.plan(declared, trigger, home.state()).outputs();
        }
    }

    /// What an applier holds may be known only now. A push under way sees to its own removals.
    void removeUndeclared() {
        if (home.state().run().isEmpty()) {
            deployed().forEach(this::removeUndeclared);
        }
    }

    /// By what was planned: to ask the remote for its default branch would be to ask for each word of each cluster.
    private List<Tip> deployed() {
        Map<RefName, Tip> tips = home.state().tips();
        return home.repository().branches().isEmpty() && tips.size() <= 1
                ? List.copyOf(tips.values())
                : DeployableBranches.of(home.repository(), home.parts().git()).stream()
                        .flatMap(ref -> Optional.ofNullable(tips.get(ref)).stream())
                        .toList();
    }

    /// One whose topic can't be written keeps no other from its removal.
    private void removed(ApplicationDecision step) {
        try {
            home.commit(step.outputs());
        } catch (LogFailure.Unwritable _) {
            home.wakeForTopic(Upkeep.FACTS);
        }
    }

    private void removeUndeclared(Tip tip) {
        files.of(tip.commit()).ifPresent(tree -> removeUndeclared(tip, tree));
    }

    private void removeUndeclared(Tip tip, RepositoryTree tree) {
        if (Declarations.in(tree, home.repository()) instanceof Declaration.Applications(var all)) {
            PlanningTrigger trigger =
                    new PlanningTrigger(home.repository(), tip.event(), tip.commit(), tree, true);
            Set<ApplicationKey> declared =
                    all.stream().map(Application::key).collect(Collectors.toSet());
            Removals removals = new Removals(home, trigger);
            removals.of(declared, (_, step) -> removed(step));
            home.commit(removals.forgotten(declared, Outputs.NONE));
        }
    }
}
