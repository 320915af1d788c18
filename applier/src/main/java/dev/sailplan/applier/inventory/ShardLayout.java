package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// Spreads entries over shards: a power of two of them, or 0 while entries stand in the head itself.
///
/// Buckets go by the low bits of a CRC-32, so that twice the shards split each bucket in two and move nothing else.
record ShardLayout(int shards) {
    static final ShardLayout INLINE = new ShardLayout(0);

    /// A release writes the head twice, and etcd keeps every version of it until it compacts: with these many entries
    /// 256 KiB each at the very most, and half of that with names as they usually are.
    private static final int MOST_INLINE = 200;

    /// Fewer than in a head, so that it takes the loss of half of its entries to go back there.
    private static final int MANY_PER_SHARD = 100;

    private static final int MOST_SHARDS = 4096;

    ShardLayout {
        if (shards < 0 || shards > MOST_SHARDS || Integer.bitCount(shards) > 1) {
            throw new IllegalArgumentException(
                    "shards are a power of two up to " + MOST_SHARDS + ", not " + shards);
        }
    }

    /// The layout for this many entries. It grows with them and goes back to inline only when they are few again.
    ShardLayout fitting(int entries) {
        if (entries <= (shards == 0 ? MOST_INLINE : MANY_PER_SHARD)) {
            return INLINE;
        }
        int wanted = Math.max(shards, 1);
        while (wanted * MANY_PER_SHARD < entries) {
            wanted *= 2;
        }
        return new ShardLayout(wanted);
    }

    boolean isInline() {
        return shards == 0;
    }

    int bucket(ObjectId object) {
        CRC32 hash = new CRC32();
        hash.update(object.canonical().getBytes(StandardCharsets.UTF_8));
        return Math.toIntExact(hash.getValue() & (shards - 1));
    }

    List<List<InventoryEntry>> split(Collection<InventoryEntry> entries) {
        if (isInline()) {
            return List.of();
        }
        List<List<InventoryEntry>> buckets = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            buckets.add(new ArrayList<>());
        }
        entries.forEach(entry -> buckets.get(bucket(entry.object())).add(entry));
        return buckets.stream().map(List::copyOf).toList();
    }

    /// What of a shard's entries belongs to it; the rest was left behind when the shards were doubled.
    Map<ObjectId, InventoryEntry> belonging(int shard, Map<ObjectId, InventoryEntry> entries) {
        Map<ObjectId, InventoryEntry> mine = new HashMap<>(entries);
        mine.keySet().removeIf(object -> bucket(object) != shard);
        return mine;
    }
}
