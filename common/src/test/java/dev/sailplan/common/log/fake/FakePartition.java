package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A partition as a broker keeps it: records of open and aborted transactions are in it, and their ends take
/// offsets as well. Guarded by its log.
final class FakePartition {
    private final TopicPartition name;
    private final List<Entry> entries = new ArrayList<>();
    private long beginning;

    private sealed interface Entry {
        record Data(Inbound record, FakeTransaction transaction) implements Entry {}

        record Marker() implements Entry {}
    }

    /// What a committed reader gets, and where it goes on.
    record Fetched(List<Inbound> records, long next) {}

    FakePartition(TopicPartition name) {
        this.name = name;
    }

    void append(Outbound record, FakeTransaction transaction, Instant now) {
        Inbound stored =
                new Inbound(
                        name,
                        entries.size(),
                        record.key(),
                        record.headers(),
                        record.value().orElse(Payload.EMPTY),
                        now);
        entries.add(new Entry.Data(stored, transaction));
    }

    void mark() {
        entries.add(new Entry.Marker());
    }

    /// What retention does to the records before this offset.
    void expire(long before) {
        beginning = before;
    }

    long beginning() {
        return beginning;
    }

    long end() {
        return entries.size();
    }

    /// What was written and is neither committed nor aborted yet.
    List<Inbound> open() {
        return entries.stream()
                .filter(Entry.Data.class::isInstance)
                .map(Entry.Data.class::cast)
                .filter(it -> it.transaction().open())
                .map(Entry.Data::record)
                .toList();
    }

    /// Reads up to the first record of an open transaction.
    Fetched fetch(long from, int most) {
        List<Inbound> found = new ArrayList<>();
        long next = Math.max(beginning, from);
        while (next < entries.size() && found.size() < most) {
            if (entries.get((int) next) instanceof Entry.Data(var record, var transaction)) {
                if (transaction.open()) {
                    break;
                }
                if (transaction.committed()) {
                    found.add(record);
                }
            }
            next++;
        }
        return new Fetched(List.copyOf(found), next);
    }
}
