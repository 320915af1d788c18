package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Holds the ConfigMaps of one application's inventory by name, as they are on the cluster.
record ConfigMaps(ApplicationId id, Map<String, JsonObject> byName, JsonReader json) {
    private static final String ENTRIES = "entries";
    private static final String FORMAT = "format";
    private static final String SHARDS = "shards";
    private static final String FORMAT_NOW = "1";

    ConfigMaps {
        byName = Map.copyOf(byName);
    }

    String headName() {
        return "app-" + id;
    }

    String shardName(int shard) {
        return headName() + "-" + shard;
    }

    Optional<JsonObject> head() {
        return Optional.ofNullable(byName.get(headName()));
    }

    ConfigMaps with(String name, JsonObject configMap) {
        Map<String, JsonObject> all = new HashMap<>(byName);
        all.put(name, configMap);
        return new ConfigMaps(id, all, json);
    }

    ConfigMaps without(String name) {
        Map<String, JsonObject> all = new HashMap<>(byName);
        all.remove(name);
        return new ConfigMaps(id, all, json);
    }

    ShardLayout layout() {
        return head().flatMap(map -> map.object("data").text(SHARDS))
                .map(text -> new ShardLayout(Integer.parseInt(text)))
                .orElse(ShardLayout.INLINE);
    }

    /// The inventory that these ConfigMaps hold; the head must be among them.
    Inventory inventory() {
        JsonObject data = head().orElse(JsonObject.EMPTY).object("data");
        String format = data.text(FORMAT).orElse("none");
        if (!format.equals(FORMAT_NOW)) {
            throw new InventoryUnreadable(
                    "it has format "
                            + format
                            + ", and this applier reads "
                            + FORMAT_NOW
                            + ": run the newer applier that wrote it");
        }
        Inventory inventory = new HeadText(json).read(data, new TreeMap<>(entries(data)));
        if (!inventory.id().equals(id)) {
            throw new InventoryUnreadable(
                    "it says it is of "
                            + inventory.owner().application()
                            + ", whose id is another");
        }
        return inventory;
    }

    private Map<ObjectId, InventoryEntry> entries(JsonObject data) {
        ShardLayout layout = layout();
        if (layout.isInline()) {
            return byObject(data.text(ENTRIES));
        }
        Map<ObjectId, InventoryEntry> all = new HashMap<>();
        for (int shard = 0; shard < layout.shards(); shard++) {
            if (!byName.containsKey(shardName(shard))) {
                throw new InventoryUnreadable(
                        "shard " + shardName(shard) + " is missing: restore it from a backup");
            }
            all.putAll(layout.belonging(shard, stored(shard)));
        }
        return all;
    }

    /// Everything that stands in a shard now, also what does not belong to it; nothing where there is none.
    Map<ObjectId, InventoryEntry> stored(int shard) {
        return byObject(text(shard));
    }

    Optional<String> text(int shard) {
        return Optional.ofNullable(byName.get(shardName(shard)))
                .flatMap(map -> map.object("data").text(ENTRIES));
    }

    private Map<ObjectId, InventoryEntry> byObject(Optional<String> text) {
        Map<ObjectId, InventoryEntry> entries = new HashMap<>();
        text.map(it -> EntryText.read(it, json))
                .ifPresent(all -> all.forEach(entry -> entries.put(entry.object(), entry)));
        return entries;
    }

    JsonObject headOf(Inventory inventory, ShardLayout layout) {
        Map<String, Json> data = new LinkedHashMap<>();
        data.put(FORMAT, Json.text(FORMAT_NOW));
        data.putAll(HeadText.write(inventory));
        if (layout.isInline()) {
            data.put(ENTRIES, Json.text(EntryText.write(inventory.entries().values())));
        } else {
            data.put(SHARDS, Json.text(Integer.toString(layout.shards())));
        }
        return configMap(headName(), data);
    }

    JsonObject shardOf(int shard, Collection<InventoryEntry> entries) {
        return configMap(shardName(shard), Map.of(ENTRIES, Json.text(EntryText.write(entries))));
    }

    /// With the uid and resourceVersion of the one that stands there, so that the write is a compare-and-set.
    private JsonObject configMap(String name, Map<String, Json> data) {
        Map<String, Json> metadata = new LinkedHashMap<>();
        metadata.put("name", Json.text(name));
        metadata.put("namespace", Json.text(StoredInventory.NAMESPACE));
        metadata.put(
                "labels",
                Json.object(
                        Map.of(
                                StoredInventory.LABEL,
                                Json.text(id.value()),
                                "app.kubernetes.io/managed-by",
                                Json.text("sailplan"))));
        JsonObject present = byName.getOrDefault(name, JsonObject.EMPTY).object("metadata");
        present.get("uid").ifPresent(uid -> metadata.put("uid", uid));
        present.get("resourceVersion").ifPresent(rv -> metadata.put("resourceVersion", rv));
        return Json.object(
                Map.of(
                        "apiVersion", Json.text("v1"),
                        "kind", Json.text("ConfigMap"),
                        "metadata", Json.object(metadata),
                        "data", Json.object(data)));
    }
}
