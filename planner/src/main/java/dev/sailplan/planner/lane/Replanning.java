package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.lane.LaneState.Tip;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans again from commits that were planned before: a cluster was heard of for the first time, serves other kinds, or
/// is another one.
final class Replanning {
    private final HomeLane home;
    private final ApplicationPlanner planner;
    private final CommitFiles files;

    Replanning(HomeLane home, ApplicationPlanner planner, CommitFiles files) {
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
                application.pending().or(application::released).map(Made::cluster);
        return home.parts()
                .clusters()
                .facts(application.application().cluster())
                .map(facts -> facts.facts().uid())
                .filter(uid -> known.filter(other -> !other.equals(uid)).isPresent())
                .isPresent();
    }

    Outputs plan(ApplicationState application) {
        RepositoryTree tree = files.of(application.commit());
        Occasion occasion =
                new Occasion(
                        home.repository(), application.event(), application.commit(), tree, true);
        return files.declared(application.application(), tree)
                .map(declared -> planner.plan(declared, occasion, home.state()).outputs())
                .orElse(Outputs.NONE);
    }

    /// What an applier holds may be known only now. A push under way sees to its own removals.
    void removeUndeclared() {
        if (home.state().run().isEmpty()) {
            Branches.of(home.repository(), home.parts().git()).stream()
                    .flatMap(ref -> home.state().tip(ref).stream())
                    .forEach(this::removeUndeclared);
        }
    }

    private void removeUndeclared(Tip tip) {
        RepositoryTree tree = files.of(tip.commit());
        if (Declarations.in(tree, home.repository()) instanceof Declaration.Applications(var all)) {
            Occasion occasion =
                    new Occasion(home.repository(), tip.event(), tip.commit(), tree, true);
            Set<ApplicationKey> declared =
                    all.stream().map(Application::key).collect(Collectors.toSet());
            Removals removals = new Removals(home, occasion);
            removals.of(declared, (_, step) -> home.commit(step.outputs()));
            home.commit(removals.forgotten(declared, Outputs.NONE));
        }
    }
}
