package dev.sailplan.applier.claim;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.PinsAndPauses;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.state.VerifiedRelease;

/// Begins the claim of one release, where the application's inventory admits it.
public final class ClusterClaim {
    private final ClusterTools world;
    private final VerifiedRelease order;

    public ClusterClaim(ClusterTools world, VerifiedRelease order) {
        this.world = world;
        this.order = order;
    }

    /// The claim stands in memory; whoever writes under it writes it first.
    ///
    /// @throws Interruption.InventoryMoved when the claim can't be made
    public ClaimSession claim(StoredInventory kept, Inventory.Union union) {
        Inventory before = kept.inventory();
        if (!before.admits(order.claim())) {
            throw new Interruption.InventoryMoved();
        }
        Inventory.Claiming claiming =
                new Inventory.Claiming(
                        order.claim(), world.applier(), PinsAndPauses.of(order.release()));
        return new ClaimSession(
                new ClaimSession.Under(world.inventories(), world.time()),
                kept,
                before.claimed(claiming, union));
    }
}
