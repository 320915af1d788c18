package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Tracks the offsets of one partition that were read and aren't finished. The watermark is the oldest of them:
/// everything below is done for good.
public final class UnfinishedOffsets {
    private static final int OVERHEAD = 256;
    private final TreeMap<Long, Open> open = new TreeMap<>();
    private long next;
    private long committed;
    private long bytes;
    private boolean begun;

    private record Open(int bytes, Instant since) {}

    UnfinishedOffsets(long start) {
        next = start;
        committed = start;
    }

    /// Only the first record may lie below the start, where the log is shorter than what was committed of it.
    public void read(Inbound record) {
        if (begun && record.offset() < next) {
            throw new LogFailure.Broken(
                    record.from() + " went back from offset " + next + " to " + record.offset());
        }
        begun = true;
        int size = record.value().size() + OVERHEAD;
        open.put(record.offset(), new Open(size, record.timestamp()));
        bytes += size;
        next = record.offset() + 1;
    }

    public void finish(long offset) {
        Open finished = open.remove(offset);
        if (finished != null) {
            bytes -= finished.bytes;
        }
    }

    long watermark() {
        return watermarkWithout(Set.of());
    }

    /// What the watermark will be when these are finished as well.
    public long watermarkWithout(Collection<Long> finished) {
        Set<Long> gone = new HashSet<>(finished);
        for (long offset : open.keySet()) {
            if (!gone.contains(offset)) {
                return offset;
            }
        }
        return next;
    }

    public void committed(long offset) {
        committed = offset;
    }

    /// Whether the log doesn't know of the watermark yet.
    boolean ahead() {
        return watermark() != committed;
    }

    public long bytes() {
        return bytes;
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(open.firstEntry()).map(it -> it.getValue().since);
    }
}
