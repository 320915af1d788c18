package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.DryRunSelection;
import dev.sailplan.applier.effect.EffectDecision;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.store.ConfigMapStore;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks that the namespaces and CustomResourceDefinitions a release relies on are still there.
///
/// Whoever deletes one deletes what is in it, and nothing of that is found by asking about what changed. So each that
/// a release changes something in, and leaves something in as it is, is read once, its metadata alone: a definition
/// may have a megabyte. A release that changes nothing asks nothing.
public final class ContainerChecks {
    private final ClusterTools tools;

    public ContainerChecks(ClusterTools tools) {
        this.tools = tools;
    }

    /// Declared namespaces and definitions that are gone, going, or others of that name, each with all that is
    /// declared in it: whether any of that is still there is unknown.
    ///
    /// @throws Interruption.Waiting when the cluster does not say
    public Set<ObjectId> lost(Index index, Inventory inventory, DryRunSelection selection) {
        Set<ObjectId> staged =
                Stream.concat(
                                selection.work().stream().map(IndexEntry::object),
                                selection.prune().stream().map(InventoryEntry::object))
                        .collect(Collectors.toSet());
        List<InventoryEntry> reliedOn =
                index.entries().stream()
                        .map(IndexEntry::object)
                        .filter(ContainerChecks::isOne)
                        .filter(container -> isReliedOn(container, index, staged))
                        .flatMap(container -> inventory.find(container).stream())
                        .filter(known -> known.uid().isPresent())
                        .toList();
        Set<ObjectId> lost = new HashSet<>();
        tools.fanout().map(reliedOn, this::ifLost).stream()
                .flatMap(Optional::stream)
                .forEach(container -> {
                    lost.add(container);
                    index.entries().stream()
                            .map(IndexEntry::object)
                            .filter(object -> isIn(object, container))
                            .forEach(lost::add);
                });
        return lost;
    }

    private static boolean isOne(ObjectId object) {
        return SpecialKinds.isNamespace(object) || SpecialKinds.isCrd(object);
    }

    private boolean isReliedOn(ObjectId container, Index index, Set<ObjectId> staged) {
        boolean touched = staged.stream().anyMatch(object -> isIn(object, container));
        boolean resting =
                index.entries().stream()
                        .map(IndexEntry::object)
                        .filter(object -> !staged.contains(object))
                        .anyMatch(object -> object.equals(container) || isIn(object, container));
        return (touched || staged.contains(container)) && resting;
    }

    /// Of a kind that is not served any more only its group is known.
    private boolean isIn(ObjectId object, ObjectId container) {
        if (SpecialKinds.isNamespace(container)) {
            return object.namespace().equals(container.name());
        }
        int dot = container.name().indexOf('.');
        return !object.group().isEmpty()
                && container.name().substring(dot + 1).equals(object.group())
                && tools.kinds()
                        .any(object, "")
                        .map(kind -> container.name().startsWith(kind.plural() + "."))
                        .orElse(true);
    }

    private Optional<ObjectId> ifLost(InventoryEntry known) {
        return isLost(known) ? Optional.of(known.object()) : Optional.empty();
    }

    /// Whether an object that is in the inventory is gone, going, or another one.
    public boolean isLost(InventoryEntry known) {
        ApiKind kind = tools.kinds().guessed(known.object(), known.version());
        return !metadata(kind, known.object())
                .filter(live -> !EffectDecision.isLeaving(live))
                .flatMap(live -> live.object("metadata").text("uid"))
                .equals(known.uid());
    }

    private Optional<JsonObject> metadata(ApiKind kind, ObjectId object) {
        try {
            return tools.cluster().metadata(kind, object);
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// Why what was written is not there for long: one of its namespaces went meanwhile.
    public Optional<String> going(Collection<ObjectId> written) {
        List<String> namespaces =
                written.stream()
                        .map(ObjectId::namespace)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        return tools.fanout().map(namespaces, this::isGoing).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> isGoing(String name) {
        Optional<JsonObject> live = namespace(name);
        boolean stays = live.filter(it -> !EffectDecision.isLeaving(it)).isPresent();
        String how = live.isPresent() ? " is being deleted" : " was deleted";
        return stays
                ? Optional.empty()
                : Optional.of(
                        "namespace "
                                + name
                                + how
                                + " meanwhile, and what was written there goes with it");
    }

    private Optional<JsonObject> namespace(String name) {
        return metadata(ConfigMapStore.NAMESPACE, new ObjectId("", "Namespace", "", name));
    }

    /// What of the inventory stood in a namespace or was of a kind that is not there now, though the release that
    /// found so could not go on: nobody knows what is left of it once it is there again.
    public Set<ObjectId> unknown(List<ObjectDryRun> refused, Inventory inventory) {
        List<ObjectId> objects =
                refused.stream().filter(ObjectDryRun::isInvalid).map(ObjectDryRun::object).toList();
        Set<String> namespaces =
                objects.stream()
                        .map(ObjectId::namespace)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        namespaces.removeIf(name -> namespace(name).isPresent());
        return inventory.entries().keySet().stream()
                .filter(known ->
                        namespaces.contains(known.namespace())
                                || objects.stream().anyMatch(o -> isUnserved(o, known)))
                .collect(Collectors.toSet());
    }

    private boolean isUnserved(ObjectId object, ObjectId known) {
        return object.group().equals(known.group())
                && object.kind().equals(known.kind())
                && tools.kinds().any(object, "").isEmpty();
    }
}
