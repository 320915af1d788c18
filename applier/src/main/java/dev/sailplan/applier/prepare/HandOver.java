package dev.sailplan.applier.prepare;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.dryrun.OwnershipCheck;
import dev.sailplan.applier.dryrun.PruneCandidate;
import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.AskedObject.Giver;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Hands objects over between two applications of a repository: the one that gives never deletes them, the one that
/// receives takes them as they are, in whichever order the two come.
///
/// The object's label says whose it is at any moment. Giver and receiver write their own inventories only.
final class HandOver {
    private final ClusterTools tools;
    private final VerifiedRelease order;

    HandOver(ClusterTools tools, VerifiedRelease order) {
        this.tools = tools;
        this.order = order;
    }

    boolean isAway(InventoryEntry entry) {
        return order.release().moved().receiver(entry.object()).isPresent();
    }

    /// What would be pruned or kept is kept for its receiver; what is the receiver's, or gone, is forgotten.
    PruneCandidate kept(PruneCandidate look) {
        Optional<ApplicationKey> receiver = order.release().moved().receiver(look.object());
        if (receiver.isEmpty()) {
            return look;
        }
        return look.pruning() instanceof PruneEffect.Forget
                ? new PruneCandidate(look.entry(), PruneEffect.Forget.TAKEN)
                : new PruneCandidate(look.entry(), new PruneEffect.HandOver(shown(receiver.get())));
    }

    /// What comes here, is as declared by our own inventory, and is not ours on the cluster. It was taken from us while
    /// no release of ours went without it; who took it may have changed or pruned it since.
    Set<ObjectId> doubted(Inventory ours) {
        Map<ObjectId, InventoryEntry> coming = new TreeMap<>();
        order.release()
                .moved()
                .here()
                .forEach(move ->
                        ours.find(move.object())
                                .filter(InventoryEntry::confirmed)
                                .ifPresent(entry -> coming.put(move.object(), entry)));
        return new OwnershipCheck(tools, ours.id()).among(coming.values());
    }

    private static String shown(ApplicationKey application) {
        return application.name() + "@" + application.cluster();
    }

    /// The first application that gave the object up and whose inventory, of the same repository, knows it.
    Optional<Giver> giver(AskedObject asked) {
        return order.release()
                .moved()
                .givers(asked.object())
                .filter(other -> other.project().equals(order.application().project()))
                .map(this::owner)
                .flatMap(owner ->
                        inventory(owner)
                                .find(asked.object())
                                .map(entry -> new Giver(owner.id(), entry))
                                .stream())
                .findFirst();
    }

    private Owner owner(ApplicationKey application) {
        Owner ours = order.owner();
        return new Owner(application, ours.cluster(), ours.repository());
    }

    private Inventory inventory(Owner owner) {
        Inventory known = tools.inventories().of(owner).inventory();
        return known.owner().equals(owner) ? known : Inventory.empty(owner);
    }
}
