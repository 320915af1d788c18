package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// An inventory together with the ConfigMaps that hold it: `app-<id>`, the head, and with more than 200 objects
/// the shards `app-<id>-<n>`.
///
/// The head decides. Until it is written every entry of the old state can be read, from then on every entry of
/// the new one, wherever a crash falls.
public final class StoredInventory {
    public static final String NAMESPACE = "sailplan-system";

    /// Marks each ConfigMap of an inventory with the application's id.
    public static final String LABEL = "sailplan.dev/inventory";

    /// Each rank of writes needs one.
    private static final int MOST_ROUNDS = 2 * InventoryRewrite.RANKS;

    private final Inventory inventory;
    private final ConfigMaps configMaps;

    private StoredInventory(Inventory inventory, ConfigMaps configMaps) {
        this.inventory = inventory;
        this.configMaps = configMaps;
    }

    /// Reads one application's inventory out of the ConfigMaps with its label; it is empty where the head is not
    /// among them.
    public static StoredInventory read(
            Owner owner, Collection<JsonObject> withLabel, JsonReader json) {
        ConfigMaps maps = configMaps(owner.id(), withLabel, json);
        return new StoredInventory(
                maps.head().isEmpty() ? Inventory.empty(owner) : inventory(maps), maps);
    }

    /// Of an application that has no inventory yet.
    public static StoredInventory none(Owner owner, JsonReader json) {
        return read(owner, List.of(), json);
    }

    /// Reads every inventory that has a head among the ConfigMaps that carry the label, whatever its value. One
    /// that can't be read is told and left out.
    public static List<StoredInventory> readAll(
            Collection<JsonObject> withLabel, JsonReader json, Consumer<InventoryUnreadable> bad) {
        Map<String, List<JsonObject>> byId = new TreeMap<>();
        for (JsonObject map : withLabel) {
            id(map).ifPresent(id -> byId.computeIfAbsent(id, _ -> new ArrayList<>()).add(map));
        }
        return byId.entrySet().stream()
                .flatMap(of -> readOne(of.getKey(), of.getValue(), json, bad).stream())
                .toList();
    }

    /// Whose ConfigMaps are among these, whether they can be read or not.
    public static Set<String> ids(Collection<JsonObject> withLabel) {
        return withLabel.stream().flatMap(map -> id(map).stream()).collect(Collectors.toSet());
    }

    private static Optional<String> id(JsonObject map) {
        return map.object("metadata").object("labels").text(LABEL);
    }

    private static Optional<StoredInventory> readOne(
            String id,
            List<JsonObject> withLabel,
            JsonReader json,
            Consumer<InventoryUnreadable> bad) {
        try {
            ConfigMaps maps = configMaps(new ApplicationId(id), withLabel, json);
            return maps.head().map(_ -> new StoredInventory(inventory(maps), maps));
        } catch (InventoryUnreadable e) {
            bad.accept(e);
        } catch (IllegalArgumentException e) {
            bad.accept(
                    new InventoryUnreadable(
                            "a ConfigMap in " + NAMESPACE + " has a wrong label " + LABEL, e));
        }
        return Optional.empty();
    }

    public static String selector(ApplicationId id) {
        return LABEL + "=" + id;
    }

    public Inventory inventory() {
        return inventory;
    }

    /// The name of the ConfigMap that decides.
    public String headName() {
        return configMaps.headName();
    }

    /// The version of the head as the cluster numbers all that it stores; empty where there is no head.
    public OptionalLong version() {
        return configMaps
                .head()
                .map(head -> head.object("metadata"))
                .map(StoredInventory::version)
                .orElseGet(OptionalLong::empty);
    }

    /// The same of the metadata of a ConfigMap.
    public static OptionalLong version(JsonObject metadata) {
        String text = metadata.text("resourceVersion").orElse("");
        return text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /// Writes what leads from this state to another. Where the store throws, read again before trying again.
    ///
    /// @throws InventoryNotKept where the store goes on to answer something else than it was sent
    public StoredInventory write(Inventory next, Store store) {
        ConfigMaps now = configMaps;
        InventoryRewrite rewrite = new InventoryRewrite(inventory, now.layout(), next);
        List<InventoryRewrite.Write> writes = rewrite.next(now);
        for (int round = 0; !writes.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new InventoryNotKept(writes.getFirst().name());
            }
            for (InventoryRewrite.Write write : writes) {
                now = carryOut(write, now, store);
            }
            writes = rewrite.next(now);
        }
        return new StoredInventory(next, now);
    }

    /// Writes ConfigMaps; each call is one request and throws where it did not succeed.
    public interface Store {
        /// Creates it, or replaces the one of its uid and resourceVersion; answers it as stored.
        JsonObject put(String name, JsonObject configMap);

        void delete(String name, Optional<String> uid);
    }

    private static ConfigMaps carryOut(InventoryRewrite.Write write, ConfigMaps now, Store store) {
        return switch (write) {
            case InventoryRewrite.Put(String name, JsonObject configMap) ->
                    now.with(name, store.put(name, configMap));
            case InventoryRewrite.Delete(String name, Optional<String> uid) -> {
                store.delete(name, uid);
                yield now.without(name);
            }
        };
    }

    private static ConfigMaps configMaps(
            ApplicationId id, Collection<JsonObject> maps, JsonReader json) {
        Map<String, JsonObject> byName = new HashMap<>();
        maps.forEach(map ->
                map.object("metadata").text("name").ifPresent(name -> byName.put(name, map)));
        return new ConfigMaps(id, byName, json);
    }

    private static Inventory inventory(ConfigMaps maps) {
        try {
            return maps.inventory();
        } catch (RuntimeException e) {
            throw new InventoryUnreadable(
                    "the inventory in ConfigMap "
                            + NAMESPACE
                            + "/"
                            + maps.headName()
                            + " can't be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
