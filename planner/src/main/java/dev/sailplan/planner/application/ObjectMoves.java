package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Moves.Move;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.clusters.ClusterKnowledge;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.DeclaredObjects;
import dev.sailplan.planner.state.OwnableObjects;
import dev.sailplan.planner.state.PlanSummary;
import dev.sailplan.planner.state.RepositoryState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the objects that a release hands over to other applications of its repository on the same cluster, and those
/// that it takes from them.
///
/// What an application gave up and another declares is handed over by each of its releases until both have settled:
/// whichever of them fails, waits or is refused meanwhile, nobody deletes the object.
final class ObjectMoves {
    private final RepositoryState lane;
    private final ClusterKnowledge clusters;

    ObjectMoves(RepositoryState lane, ClusterKnowledge clusters) {
        this.lane = lane;
        this.clusters = clusters;
    }

    /// What the application may own once this plan is released.
    OwnableObjects owns(PlanSummary summary, ApplicationState before) {
        ApplicationKey application = before.application();
        OwnableObjects now = lane.owns(application).orElse(OwnableObjects.NOTHING);
        boolean same =
                before.released().filter(last -> last.plan().equals(summary.plan())).isPresent();
        DeclaredObjects read = lane.objects().declares(application);
        Collection<ObjectId> declared = same ? now.released() : read.objects();
        Set<ObjectId> kept = same ? now.keptOnes() : Set.copyOf(read.kept().orElse(List.of()));
        boolean pruned =
                before.released().filter(last -> last.options().prune()).isPresent()
                        && isApplied(application, before);
        Set<ObjectId> others = now.beyond().isEmpty() ? Set.of() : releasedByOthers(application);
        return now.releasing(
                declared,
                kept,
                object ->
                        !pruned
                                || receiver(application, object).isPresent()
                                || others.contains(object));
    }

    /// What other applications declared when they were last released. One that was not released since has what was taken
    /// from it in its inventory still: when it comes back, its applier has to hear that it was taken.
    private Set<ObjectId> releasedByOthers(ApplicationKey application) {
        return lane.owning().stream()
                .filter(other -> !other.equals(application))
                .filter(other -> other.cluster().equals(application.cluster()))
                .flatMap(other -> lane.owns(other).stream())
                .flatMap(owns -> owns.released().stream())
                .collect(Collectors.toSet());
    }

    Moves of(ApplicationKey application, OwnableObjects owns) {
        List<Move> away =
                owns.beyond().stream()
                        .flatMap(object ->
                                receiver(application, object).stream()
                                        .map(other -> new Move(object, other)))
                        .toList();
        return new Moves(away, here(application, Set.copyOf(owns.released())));
    }

    /// Whether another application gives up what the latest release declares.
    boolean isComing(ApplicationKey application) {
        return lane.owns(application)
                .filter(owns -> !here(application, Set.copyOf(owns.released())).isEmpty())
                .isPresent();
    }

    private boolean isApplied(ApplicationKey application, ApplicationState state) {
        return clusters.status(application)
                .flatMap(Status::settled)
                .filter(last -> last.generation().equals(state.generation()))
                .filter(last -> last.end() == Status.End.APPLIED)
                .isPresent();
    }

    private Optional<ApplicationKey> receiver(ApplicationKey giver, ObjectId object) {
        return lane.objects().declarers(giver.cluster(), object).stream()
                .filter(other -> !other.equals(giver))
                .min(Comparator.comparing(this::isGuessed));
    }

    /// Of several the one that is known to declare it.
    private boolean isGuessed(ApplicationKey other) {
        return lane.objects().declares(other).source().isEmpty();
    }

    private List<Move> here(ApplicationKey receiver, Set<ObjectId> declared) {
        return lane.owning().stream()
                .filter(other -> !other.equals(receiver))
                .filter(other -> other.cluster().equals(receiver.cluster()))
                .flatMap(giver ->
                        givenUp(giver)
                                .filter(declared::contains)
                                .map(object -> new Move(object, giver)))
                .sorted(Comparator.comparing(this::isLongGone))
                .toList();
    }

    /// Of several that gave it up the one comes first that had it last.
    private boolean isLongGone(Move move) {
        return lane.owns(move.other())
                .filter(owns -> owns.released().contains(move.object()))
                .isEmpty();
    }

    /// What the application had with its latest release and declares, and what another may have taken while a commit
    /// without it waited, was held or refused: one whose latest release has it, and of which nobody can tell whether it
    /// declares it by now.
    List<Move> doubted(ApplicationState state, PlanOptions options) {
        ApplicationKey application = state.application();
        if (state.isAtRest()) {
            return List.of();
        }
        Set<ObjectId> had = new HashSet<>(lane.objects().declares(application).objects());
        had.retainAll(lane.owns(application).orElse(OwnableObjects.NOTHING).released());
        if (options.createNamespace()) {
            had.remove(DestinationNamespace.id(options));
        }
        return lane.owning().stream()
                .filter(other -> !other.equals(application))
                .filter(other -> other.cluster().equals(application.cluster()))
                .filter(this::isUnsure)
                .sorted()
                .flatMap(other ->
                        lane.owns(other).orElse(OwnableObjects.NOTHING).released().stream()
                                .filter(had::contains)
                                .map(object -> new Move(object, other)))
                .toList();
    }

    /// Whether the newest commit declares the application, and does not say what of.
    private boolean isUnsure(ApplicationKey application) {
        boolean undeclared =
                lane.objects().isRead(application)
                        ? lane.objects().isGone(application)
                        : lane.declares(application).isEmpty();
        return !undeclared && !lane.objects().isReadWhole(application);
    }

    /// What an application does not declare any more, by its latest release or by the commit under way.
    private Stream<ObjectId> givenUp(ApplicationKey giver) {
        OwnableObjects owns = lane.owns(giver).orElse(OwnableObjects.NOTHING);
        if (isUnsure(giver)) {
            return owns.beyond().stream();
        }
        Set<ObjectId> declared = new HashSet<>(lane.objects().declares(giver).objects());
        return owns.all().filter(object -> !declared.contains(object));
    }
}
