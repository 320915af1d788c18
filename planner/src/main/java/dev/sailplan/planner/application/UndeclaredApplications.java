package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.clusters.ClusterKnowledge;
import dev.sailplan.planner.home.HomeLane;
import dev.sailplan.planner.state.ApplicationState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the applications known here that a commit does not declare: those still to be removed, and those to forget.
public final class UndeclaredApplications {
    private final HomeLane home;
    private final Set<ApplicationKey> declared;

    public UndeclaredApplications(HomeLane home, Set<ApplicationKey> declared) {
        this.home = home;
        this.declared = Set.copyOf(declared);
    }

    /// What was released, or what an applier holds for this repository.
    public Set<ApplicationKey> toRemove() {
        Set<ApplicationKey> known = new TreeSet<>();
        home.state().applications().stream()
                .filter(state -> state.released().isPresent())
                .filter(state -> !isRemovalReleased(state) || !state.isAtRest())
                .filter(state -> !ownsNothing(state))
                .map(ApplicationState::application)
                .filter(this::isOurs)
                .forEach(known::add);
        home.parts().clusters().ownedBy(home.repository().name()).stream()
                .filter(UndeclaredApplications::holdsSomething)
                .map(Status::application)
                .filter(key ->
                        home.state()
                                .application(key)
                                .filter(UndeclaredApplications::isRemovalReleased)
                                .isEmpty())
                .forEach(known::add);
        known.removeAll(declared);
        return known;
    }

    /// What was never released, has nothing in its cluster, or is another repository's by now.
    public List<ApplicationState> toForget() {
        Set<ApplicationKey> removing = toRemove();
        return home.state().applications().stream()
                .filter(state ->
                        state.released().isEmpty()
                                || ownsNothing(state)
                                || !isOurs(state.application()))
                .filter(state -> !declared.contains(state.application()))
                .filter(state -> !removing.contains(state.application()))
                .toList();
    }

    /// Whether the applier of a cluster that was heard of holds something of the application for this repository.
    public static boolean isLeft(ApplicationKey application, HomeLane home) {
        ClusterKnowledge clusters = home.parts().clusters();
        return clusters.facts(application.cluster()).isPresent()
                && clusters.status(application)
                        .filter(status -> status.owner().equals(home.repository().name()))
                        .filter(UndeclaredApplications::holdsSomething)
                        .isPresent();
    }

    /// Without a claim it holds nothing.
    private static boolean holdsSomething(Status status) {
        return status.claimed().isPresent() && !holdsNothing(status);
    }

    public static boolean isRemovalReleased(ApplicationState state) {
        return state.released()
                .filter(plan -> plan.source().equals(source(state.application())))
                .isPresent();
    }

    /// What stands for the files of a plan that there are none of any more.
    public static Digest source(ApplicationKey application) {
        return Plan.inputsOfRemoval(application);
    }

    /// Its plan of nothing waits or is held, or waits to be made.
    public static boolean isRemovalPending(ApplicationState state) {
        return state.pending()
                .filter(plan -> plan.source().equals(source(state.application())))
                .isPresent();
    }

    /// Every release of it has ended, and its applier says that nothing is in the cluster.
    public static boolean ownsNothing(ApplicationState state, Optional<Status> status) {
        return status.filter(UndeclaredApplications::holdsNothing)
                .flatMap(Status::settled)
                .filter(last -> last.generation().equals(state.generation()))
                .filter(last -> last.end() == Status.End.APPLIED || !isRemovalReleased(state))
                .isPresent();
    }

    private boolean ownsNothing(ApplicationState state) {
        return ownsNothing(state, home.parts().clusters().status(state.application()));
    }

    private static boolean holdsNothing(Status status) {
        return status.held().filter(RemovalPlan.NOTHING.intentDigest()::equals).isPresent();
    }

    private boolean isOurs(ApplicationKey application) {
        return home.parts()
                .clusters()
                .status(application)
                .map(Status::owner)
                .filter(owner -> !owner.equals(home.repository().name()))
                .isEmpty();
    }
}
