package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Orders the writes from the ConfigMaps as they stand to those of another state, in four ranks: shards gain what they
/// lack, the head is written, shards lose what is too much, shards that are no longer used go.
final class InventoryRewrite {
    static final int RANKS = 4;
    private final Inventory to;
    private final ShardLayout layout;
    private final List<Integer> touched;
    private final List<List<InventoryEntry>> wanted;

    InventoryRewrite(Inventory from, ShardLayout stands, Inventory to) {
        this.to = to;
        this.layout = stands.fitting(to.size());
        this.touched = layout.equals(stands) ? changed(from) : everyShard();
        this.wanted = layout.split(to.entries().values());
    }

    /// One request.
    sealed interface Write {
        String name();
    }

    record Put(String name, JsonObject configMap) implements Write {}

    record Delete(String name, Optional<String> uid) implements Write {}

    /// The writes of the first rank that has any; those of a rank don't depend on each other. None: it is done.
    List<Write> next(ConfigMaps maps) {
        return Stream.<Supplier<List<Write>>>of(
                        () -> gaining(maps),
                        () -> head(maps),
                        () -> losing(maps),
                        () -> unused(maps))
                .map(Supplier::get)
                .filter(writes -> !writes.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Integer> everyShard() {
        return IntStream.range(0, layout.shards()).boxed().toList();
    }

    private List<Integer> changed(Inventory from) {
        if (layout.isInline()) {
            return List.of();
        }
        return Stream.concat(from.entries().keySet().stream(), to.entries().keySet().stream())
                .filter(object -> !from.find(object).equals(to.find(object)))
                .map(layout::bucket)
                .distinct()
                .sorted()
                .toList();
    }

    private List<Write> gaining(ConfigMaps maps) {
        List<Write> writes = new ArrayList<>();
        for (int shard : touched) {
            Map<ObjectId, InventoryEntry> stored = maps.stored(shard);
            boolean lacks = wanted.get(shard).stream().anyMatch(e -> !holds(stored, e));
            if (lacks || maps.text(shard).isEmpty()) {
                Map<ObjectId, InventoryEntry> union = new HashMap<>(stored);
                wanted.get(shard).forEach(entry -> union.put(entry.object(), entry));
                writes.add(put(maps, shard, union.values()));
            }
        }
        return writes;
    }

    private static boolean holds(Map<ObjectId, InventoryEntry> stored, InventoryEntry entry) {
        return entry.equals(stored.get(entry.object()));
    }

    private List<Write> head(ConfigMaps maps) {
        JsonObject head = maps.headOf(to, layout);
        boolean stands =
                maps.head().map(h -> h.object("data")).equals(Optional.of(head.object("data")));
        return stands ? List.of() : List.of(new Put(maps.headName(), head));
    }

    private List<Write> losing(ConfigMaps maps) {
        return touched.stream()
                .filter(shard -> maps.stored(shard).size() > wanted.get(shard).size())
                .map(shard -> put(maps, shard, wanted.get(shard)))
                .toList();
    }

    private List<Write> unused(ConfigMaps maps) {
        return maps.byName().keySet().stream()
                .filter(name -> !name.equals(maps.headName()))
                .filter(name -> !isUsed(maps, name))
                .sorted()
                .map(name -> delete(maps, name))
                .toList();
    }

    private boolean isUsed(ConfigMaps maps, String name) {
        return IntStream.range(0, layout.shards()).anyMatch(s -> maps.shardName(s).equals(name));
    }

    private Write put(ConfigMaps maps, int shard, Collection<InventoryEntry> entries) {
        return new Put(maps.shardName(shard), maps.shardOf(shard, entries));
    }

    private static Write delete(ConfigMaps maps, String name) {
        return new Delete(
                name,
                Optional.ofNullable(maps.byName().get(name))
                        .flatMap(map -> map.object("metadata").text("uid")));
    }
}
