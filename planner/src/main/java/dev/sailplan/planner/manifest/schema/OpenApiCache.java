package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.id.Digest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps parsed OpenAPI documents by the digest of their bytes, the least recently used leave first.
///
/// Clusters of one version share documents, so the cache is shared by all clusters. A document is parsed once, by whoever
/// asks first; who asks for another one does not wait for it.
public final class OpenApiCache {
    private final long mostBytes;
    private final Map<Digest, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private static final class Entry {
        private Optional<Parsed> parsed = Optional.empty();
        private int weight;

        /// Whoever comes meanwhile waits for the first. What fails is tried again by the next.
        private synchronized Parsed parsed(Supplier<byte[]> bytes) {
            if (parsed.isEmpty()) {
                byte[] read = bytes.get();
                parsed = Optional.of(new Parsed(OpenApi.parse(read), read.length));
            }
            return parsed.get();
        }
    }

    /// @param bytes of the document as it was read, which is roughly what it weighs in memory
    private record Parsed(Optional<OpenApi> document, int bytes) {}

    /// @param mostBytes of all documents that are kept, as they were read
    public OpenApiCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    public Optional<OpenApi> get(Digest digest, Supplier<byte[]> bytes) {
        Entry entry = entry(digest);
        Parsed parsed = entry.parsed(bytes);
        weigh(digest, entry, parsed.bytes());
        return parsed.document();
    }

    private synchronized Entry entry(Digest digest) {
        return entries.computeIfAbsent(digest, _ -> new Entry());
    }

    private synchronized void weigh(Digest digest, Entry entry, int read) {
        if (entry.weight == 0 && entry.equals(entries.get(digest))) {
            entry.weight = Math.max(1, read);
            bytes += entry.weight;
            makeRoom(digest);
        }
    }

    /// What is being parsed weighs nothing yet, and stays.
    private void makeRoom(Digest newest) {
        Iterator<Map.Entry<Digest, Entry>> oldest = entries.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            Map.Entry<Digest, Entry> next = oldest.next();
            if (next.getValue().weight > 0 && !next.getKey().equals(newest)) {
                bytes -= next.getValue().weight;
                oldest.remove();
            }
        }
    }
}
