package dev.sailplan.applier.prepare;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.dryrun.ContainerChecks;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what may be gone together with an object that was known and is not there.
///
/// A namespace or definition that the application does not declare is not in its inventory: that somebody deleted and
/// made it again shows only by what is missing in it. One further object of it is read, its metadata alone: while that
/// is the same one, nothing happened to what it is in.
final class LostNeighbours {
    private final ClusterTools tools;

    LostNeighbours(ClusterTools tools) {
        this.tools = tools;
    }

    /// Whatever else is in a namespace, or of a kind, of which nothing of before is left.
    ///
    /// @throws Interruption.Waiting when the cluster does not say
    Set<ObjectId> lost(Index index, Inventory inventory, ChangeSet changes) {
        Set<ObjectId> asked =
                changes.items().stream().map(ObjectDryRun::object).collect(Collectors.toSet());
        List<ObjectId> resting =
                index.entries().stream()
                        .map(IndexEntry::object)
                        .filter(object -> !asked.contains(object))
                        .toList();
        Set<ObjectId> lost = new HashSet<>();
        vanished(changes)
                .flatMap(LostNeighbours::containers)
                .distinct()
                .map(container -> resting.stream().filter(container::holds).toList())
                .filter(all -> isLost(all, inventory))
                .forEach(lost::addAll);
        return lost;
    }

    private boolean isLost(List<ObjectId> all, Inventory inventory) {
        return all.stream()
                .flatMap(object -> inventory.find(object).stream())
                .filter(known -> known.uid().isPresent())
                .findFirst()
                .map(known -> new ContainerChecks(tools).isLost(known))
                .orElse(false);
    }

    private static Stream<ObjectId> vanished(ChangeSet changes) {
        return Stream.concat(
                changes.items().stream()
                        .filter(LostNeighbours::isAnother)
                        .map(ObjectDryRun::object),
                changes.prunes().stream()
                        .filter(PruneCandidate::isGone)
                        .map(PruneCandidate::object));
    }

    private static boolean isAnother(ObjectDryRun item) {
        Optional<String> known = item.asked().known().flatMap(InventoryEntry::uid);
        return known.isPresent() && !known.equals(item.live().flatMap(LostNeighbours::uid));
    }

    private static Optional<String> uid(JsonObject live) {
        return live.object("metadata").text("uid");
    }

    private static Stream<Container> containers(ObjectId object) {
        return Stream.concat(
                Stream.of(object.namespace())
                        .filter(name -> !name.isEmpty())
                        .map(Container.OfNamespace::new),
                Stream.of(object)
                        .filter(it -> it.group().contains("."))
                        .map(it -> new Container.OfKind(it.group(), it.kind())));
    }

    private sealed interface Container {
        boolean holds(ObjectId object);

        record OfNamespace(String name) implements Container {
            @Override
            public boolean holds(ObjectId object) {
                return object.namespace().equals(name);
            }
        }

        /// Kinds without a dot in their group are no definition's.
        record OfKind(String group, String kind) implements Container {
            @Override
            public boolean holds(ObjectId object) {
                return object.group().equals(group) && object.kind().equals(kind);
            }
        }
    }
}
