package dev.sailplan.simulation.check.evidence;

import dev.sailplan.applier.inventory.ClaimHolder;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.simulation.cluster.ObjectChange;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps the inventories as they stand on the cluster, and what each process wrote there last.
public final class InventoryHistory {
    private static final JsonCodec JSON = new JsonCodec();
    private final Map<ApplicationKey, Standing> now = new TreeMap<>();
    private final Map<String, Inventory> byProcess = new HashMap<>();

    /// @param since the step at which its present holder took it
    public record Standing(Inventory inventory, long since) {}

    public static boolean isInventory(ObjectChange written) {
        return written.object().namespace().equals(StoredInventory.NAMESPACE);
    }

    public static boolean isHome(ObjectChange written) {
        return written.object().isKind("", "Namespace")
                && written.object().name().equals(StoredInventory.NAMESPACE);
    }

    /// The application that the writing thread works for.
    public static ApplicationKey application(ObjectChange written) {
        return ApplicationKey.parse(written.lane().substring(written.lane().lastIndexOf(' ') + 1));
    }

    /// The inventory that was written, where it can be read.
    public Optional<Inventory> written(ObjectChange written, long step) {
        Optional<Inventory> inventory =
                written.after()
                        .flatMap(map ->
                                StoredInventory.readAll(List.of(map), JSON, _ -> {}).stream()
                                        .map(StoredInventory::inventory)
                                        .findFirst());
        inventory.ifPresent(it -> written(written, it, step));
        return inventory;
    }

    private void written(ObjectChange written, Inventory inventory, long step) {
        ApplicationKey application = inventory.owner().application();
        Optional<Standing> before = of(application);
        Optional<ClaimHolder> holder = before.flatMap(it -> it.inventory().holder());
        long since =
                holder.equals(inventory.holder()) ? before.map(Standing::since).orElse(step) : step;
        now.put(application, new Standing(inventory, since));
        byProcess.put(key(written.by(), application), inventory);
    }

    public Optional<Standing> of(ApplicationKey application) {
        return Optional.ofNullable(now.get(application));
    }

    /// Whether any application has the object.
    public boolean know(ObjectId object) {
        return now.values().stream()
                .anyMatch(standing -> standing.inventory().find(object).isPresent());
    }

    /// The inventory as this process wrote it last.
    public Optional<Inventory> of(SimulatedProcess process, ApplicationKey application) {
        return Optional.ofNullable(byProcess.get(key(process, application)));
    }

    /// Whether somebody else has taken the cluster since this process last did.
    public boolean isDisplaced(ObjectChange written) {
        ApplicationKey application = application(written);
        return !of(application)
                .flatMap(it -> it.inventory().holder())
                .equals(of(written.by(), application).flatMap(Inventory::holder));
    }

    private static String key(SimulatedProcess process, ApplicationKey application) {
        return process.name() + " " + application;
    }
}
