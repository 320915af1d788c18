package dev.sailplan.simulation.check.evidence;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Keeps all that was ever committed to the log, decoded once.
public final class Ledger {
    private final FakeLog log;
    private final RecordReader reader;
    private final Map<String, Long> read = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Outcome.OfRelease> outcomes = new ArrayList<>();
    private final Map<Digest, Release> releases = new LinkedHashMap<>();
    private final Set<Digest> lost = new HashSet<>();
    private final Set<EventId> endsUnderWay = new HashSet<>();
    private final Map<Digest, String> settlers = new HashMap<>();
    private final List<Status> statuses = new ArrayList<>();

    public Ledger(FakeLog log, RecordReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /// Reads on, from where it was.
    public void readOn(String topic) {
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
                case Outcome.OfRelease outcome -> {
                    outcomes.add(outcome);
                    if (outcome instanceof Outcome.Settled) {
                        settlers.put(outcome.attempt().release(), source(record));
                    }
                }
                case Release release -> releases.put(digest, release);
                case Status status -> statuses.add(status);
                default -> {}
            }
        }
    }

    /// What nobody had read when it was lost has no end.
    public void forgetEvents() {
        events.clear();
    }

    /// What a transaction had written and not yet committed when the topic was lost may be committed without it: nobody
    /// ever reads it then, and the event is not planned again.
    public void loseDecisions() {
        log.partitions(Topics.DECISIONS).stream()
                .flatMap(partition -> log.open(partition).stream())
                .map(reader::read)
                .forEach(decoded -> {
                    if (decoded instanceof Decoded.Of(Decision decision, _, _)
                            && decision instanceof Decision.Last) {
                        endsUnderWay.add(decision.event());
                    }
                });
    }

    /// The events that ended, as far as anybody can still know.
    public Set<EventId> ended() {
        Set<EventId> ended = new HashSet<>(endsUnderWay);
        decisions.stream()
                .filter(Decision.Last.class::isInstance)
                .map(Decision::event)
                .forEach(ended::add);
        return ended;
    }

    /// A release that nobody had begun when it was lost may never be, and the next one is counted without it.
    public void loseReleases() {
        lost.addAll(releases.keySet());
    }

    private boolean isKnown(Digest release) {
        return !lost.contains(release) || started(release).isPresent();
    }

    private static String source(Inbound record) {
        String source = record.headers().getOrDefault("ce_source", "");
        return source.substring(source.lastIndexOf('/') + 1);
    }

    /// Whether this very applier said how a release ended.
    public boolean isSettledBy(SimulatedProcess process, Digest release) {
        return process.name().startsWith(settlers.getOrDefault(release, "nobody") + ".");
    }

    /// How often each kind of thing was said.
    public SortedMap<String, Integer> kinds() {
        SortedMap<String, Integer> kinds = new TreeMap<>();
        Stream.of(decisions, outcomes)
                .flatMap(List::stream)
                .forEach(it -> kinds.merge(it.getClass().getSimpleName(), 1, Integer::sum));
        return kinds;
    }

    public List<Event> events() {
        return events;
    }

    public List<Status> statuses() {
        return statuses;
    }

    public List<Decision> decisions() {
        return decisions;
    }

    public List<Outcome.OfRelease> outcomes() {
        return outcomes;
    }

    public Map<Digest, Release> releases() {
        return releases;
    }

    /// The release of the highest generation of each application; the last of them where state was lost in between.
    public Map<ApplicationKey, Map.Entry<Digest, Release>> latest() {
        Map<ApplicationKey, Map.Entry<Digest, Release>> latest = new TreeMap<>();
        releases.entrySet().stream()
                .filter(entry -> isKnown(entry.getKey()))
                .forEach(entry ->
                        latest.merge(
                                entry.getValue().subject().application(),
                                entry,
                                (a, b) ->
                                        a.getValue().generation().isAbove(b.getValue().generation())
                                                ? a
                                                : b));
        return latest;
    }

    /// Whether a release of another application, later than this one of the application that had the object, began to
    /// take it.
    public boolean isTaken(ObjectId object, Release from) {
        ApplicationKey giver = from.subject().application();
        return releases.entrySet().stream()
                .filter(entry -> entry.getValue().at().isAfter(from.at()))
                .filter(entry -> entry.getValue().moved().givers(object).anyMatch(giver::equals))
                .anyMatch(entry -> started(entry.getKey()).isPresent());
    }

    public Optional<Outcome.Started> started(Digest release) {
        return of(release).stream()
                .filter(Outcome.Started.class::isInstance)
                .map(Outcome.Started.class::cast)
                .findFirst();
    }

    /// How it ended, if it did.
    public Optional<Outcome.Settled> settled(Digest release) {
        return of(release).stream()
                .filter(Outcome.Settled.class::isInstance)
                .map(Outcome.Settled.class::cast)
                .findFirst();
    }

    public List<Outcome.OfRelease> of(Digest release) {
        return outcomes.stream().filter(it -> it.attempt().release().equals(release)).toList();
    }
}
