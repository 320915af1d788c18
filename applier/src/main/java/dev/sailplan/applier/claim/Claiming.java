package dev.sailplan.applier.claim;

import dev.sailplan.applier.access.World;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.applier.inventory.Standing;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.applier.state.Order;

/// Takes the cluster for one release.
public final class Claiming {
    private final World world;
    private final Order order;

    public Claiming(World world, Order order) {
        this.world = world;
        this.order = order;
    }

    /// The claim stands in memory; whoever writes under it writes it first.
    ///
    /// @throws Interruption.InventoryMoved when the claim can't be made
    public Claimed claim(Kept kept, Inventory.Union union) {
        Inventory before = kept.inventory();
        if (!before.admits(order.claim())) {
            throw new Interruption.InventoryMoved();
        }
        Inventory.Claiming claiming =
                new Inventory.Claiming(
                        order.claim(), world.applier(), Standing.of(order.release()));
        return new Claimed(
                new Claimed.Under(world.inventories(), world.time()),
                kept,
                before.claimed(claiming, union));
    }
}
