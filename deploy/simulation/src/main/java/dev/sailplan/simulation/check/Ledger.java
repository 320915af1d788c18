package dev.sailplan.simulation.check;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All that was ever committed to the log, decoded once.
final class Ledger {
    private final FakeLog log;
    private final RecordReader reader;
    private final Map<String, Long> read = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Outcome.OfRelease> outcomes = new ArrayList<>();
    private final Map<Digest, Release> releases = new HashMap<>();

    Ledger(FakeLog log, RecordReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /// Reads on, from where it was.
    void readOn(String topic) {
        String id = log.describe(topic).id();
        for (TopicPartition partition : log.partitions(topic)) {
            String key = id + "/" + partition.partition();
            for (Inbound record : log.committed(partition, read.getOrDefault(key, 0L))) {
                read.put(key, record.offset() + 1);
                keep(record);
            }
        }
    }

    private void keep(Inbound record) {
        if (reader.read(record) instanceof Decoded.Of(Object decoded, _, Digest digest)) {
            switch (decoded) {
                case Event event -> events.add(event);
                case Decision decision -> decisions.add(decision);
                case Outcome.OfRelease outcome -> outcomes.add(outcome);
                case Release release -> releases.put(digest, release);
                default -> {}
            }
        }
    }

    /// What nobody had read when it was lost has no end.
    void forgetEvents() {
        events.clear();
    }

    List<Event> events() {
        return events;
    }

    List<Decision> decisions() {
        return decisions;
    }

    List<Outcome.OfRelease> outcomes() {
        return outcomes;
    }

    Map<Digest, Release> releases() {
        return releases;
    }

    /// The release of the highest generation of each application.
    Map<ApplicationKey, Map.Entry<Digest, Release>> latest() {
        Map<ApplicationKey, Map.Entry<Digest, Release>> latest = new TreeMap<>();
        releases.entrySet().forEach(entry ->
                latest.merge(
                        entry.getValue().subject().application(),
                        entry,
                        (a, b) ->
                                b.getValue().generation().isAbove(a.getValue().generation()) ? b : a));
        return latest;
    }

    Optional<Outcome.Started> started(Digest release) {
        return of(release).stream()
                .filter(Outcome.Started.class::isInstance)
                .map(Outcome.Started.class::cast)
                .findFirst();
    }

    /// How it ended, if it did.
    Optional<Outcome.Settled> settled(Digest release) {
        return of(release).stream()
                .filter(Outcome.Settled.class::isInstance)
                .map(Outcome.Settled.class::cast)
                .findFirst();
    }

    List<Outcome.OfRelease> of(Digest release) {
        return outcomes.stream().filter(it -> it.attempt().release().equals(release)).toList();
    }
}
