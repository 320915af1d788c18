package dev.sailplan.common.log.state;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes and reads the records of state on its topic: an entry is one record, or a first chunk under its key and more
/// under keys of their own. All chunks are written in one transaction, so a reader at the end of the log has them all.
public final class StateRecords {
    static final int CHUNK = 200 * 1024;
    private static final String CHUNKS = "chunks";
    private static final String CHUNK_KEY = "chunk/";
    private static final List<String> RESERVED = List.of(PartitionState.CURSOR, "loop/", CHUNK_KEY);

    private final Map<String, Inbound> read = new HashMap<>();

    /// Whether the key is the loop's own.
    static boolean reserved(String key) {
        return RESERVED.stream().anyMatch(key::startsWith);
    }

    /// The records that bring an entry from what is stored to what it shall be.
    public static List<Outbound> change(
            Home home, String key, Optional<Payload> stored, Optional<Payload> wanted) {
        List<Outbound> records = new ArrayList<>();
        int before = stored.map(StateRecords::chunks).orElse(0);
        int after = wanted.map(StateRecords::chunks).orElse(0);
        for (int n = 0; n < Math.max(before, after); n++) {
            int chunk = n;
            Optional<Payload> value =
                    n < after ? wanted.map(it -> part(it, chunk)) : Optional.empty();
            Map<String, String> headers =
                    n < after ? Map.of(CHUNKS, Integer.toString(after)) : Map.of();
            records.add(
                    new Outbound(
                            home.topic,
                            Optional.of(home.partition),
                            chunkKey(key, n),
                            headers,
                            value));
        }
        return records;
    }

    /// Names where the state of a partition lives.
    public record Home(String topic, int partition) {}

    void add(Inbound record) {
        if (record.headers().containsKey(CHUNKS)) {
            read.put(record.key(), record);
        } else {
            read.remove(record.key());
        }
    }

    /// The entries that all records together say.
    SortedMap<String, Payload> entries() {
        SortedMap<String, Payload> entries = new TreeMap<>();
        read.forEach((key, record) -> {
            if (!key.startsWith(CHUNK_KEY)) {
                entries.put(key, joined(key, record));
            }
        });
        return entries;
    }

    private Payload joined(String key, Inbound first) {
        int count = Integer.parseInt(first.headers().getOrDefault(CHUNKS, "1"));
        if (count == 1) {
            return first.value();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int n = 0; n < count; n++) {
            Inbound chunk = read.get(chunkKey(key, n));
            if (chunk == null) {
                throw new IllegalStateException(
                        "chunk %d of %d of state entry %s is missing in %s"
                                .formatted(n + 1, count, key, first.from()));
            }
            all.writeBytes(chunk.value().bytes());
        }
        return Payload.of(all.toByteArray());
    }

    private static int chunks(Payload value) {
        return Math.max(1, Math.ceilDiv(value.size(), CHUNK));
    }

    private static Payload part(Payload value, int n) {
        int from = n * CHUNK;
        int to = Math.min(value.size(), from + CHUNK);
        return n == 0 && to == value.size()
                ? value
                : Payload.of(Arrays.copyOfRange(value.bytes(), from, to));
    }

    private static String chunkKey(String key, int n) {
        return n == 0 ? key : CHUNK_KEY + n + "/" + key;
    }
}
