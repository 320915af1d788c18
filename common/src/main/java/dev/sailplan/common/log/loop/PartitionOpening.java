package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.lane.CrashSuspicion;
import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.lane.SuspectChoice;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.signs.Backoff;
import dev.sailplan.common.log.signs.Doorbell;
import dev.sailplan.common.log.signs.Troubles;
import dev.sailplan.common.log.state.Fold;
import dev.sailplan.common.log.state.TopicIds;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// Prepares partitions that became ours, on threads of their own, while they are paused: where to begin, the
/// state as of now, and a word to the work.
final class PartitionOpening {
    private final LoopSettings settings;
    private final TopicIds topics;
    private final Ports ports;
    private final Work work;
    private final Lanes lanes;
    private final Doorbell doorbell;
    private final Troubles troubles;
    private final String life;
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();

    /// Tells the poll thread how preparing a partition ended.
    sealed interface Result {
        record Prepared(OwnedPartition tenure, Map<TopicPartition, Long> start) implements Result {}

        record Failed(Throwable cause) implements Result {}
    }

    PartitionOpening(Loop.Parts parts, TopicIds topics, Lanes lanes) {
        this.topics = topics;
        this.settings = parts.settings();
        this.ports = parts.ports();
        this.work = parts.work();
        this.doorbell = parts.doorbell();
        this.troubles = parts.troubles();
        this.life = parts.life();
        this.lanes = lanes;
    }

    void begin(List<OwnedPartition> tenures) {
        ports.threads().start("takeover", () -> prepareAll(tenures));
    }

    Optional<Result> next() {
        return Optional.ofNullable(results.poll());
    }

    private void prepareAll(List<OwnedPartition> tenures) {
        try {
            Set<TopicPartition> sources =
                    tenures.stream()
                            .flatMap(it -> it.sources().stream())
                            .collect(Collectors.toSet());
            // The offsets first: once they are stable, all that their transactions wrote is in the
            // log.
            Map<TopicPartition, Long> committed =
                    ports.log().committed(settings.membership().group(), sources);
            Map<TopicPartition, Long> beginnings = ports.log().beginnings(sources);
            var states = fold(tenures);
            // Last: what was read until now was all of the topics that we know.
            topics.check();
            for (OwnedPartition tenure : tenures) {
                var found = states.getOrDefault(tenure.partition(), new TreeMap<>());
                tenure.state().load(found, topics.state());
            }
            suspect(tenures);
            for (OwnedPartition tenure : tenures) {
                var start = start(tenure, beginnings, committed);
                ports.threads()
                        .start("takeover " + tenure.partition(), () -> tellWork(tenure, start));
            }
        } catch (RuntimeException | Error e) {
            report(new Result.Failed(e));
        }
    }

    /// Only where a life ended without a word it matters how far the log went then.
    private void suspect(Collection<OwnedPartition> tenures) {
        List<OwnedPartition> orphans = tenures.stream().filter(it -> died(it).isPresent()).toList();
        Set<TopicPartition> sources =
                orphans.stream().flatMap(it -> it.sources().stream()).collect(Collectors.toSet());
        if (!sources.isEmpty()) {
            Map<TopicPartition, Long> ends = ports.log().ends(sources);
            SuspectChoice suspects = SuspectChoice.among(orphans, life, ports.time());
            orphans.forEach(it -> it.suspect(new CrashSuspicion(died(it), ends, suspects)));
        }
    }

    private Optional<String> died(OwnedPartition tenure) {
        return tenure.state().life().filter(it -> !it.equals(life));
    }

    private Map<Integer, SortedMap<String, Payload>> fold(Collection<OwnedPartition> tenures) {
        Set<Integer> partitions =
                tenures.stream().map(OwnedPartition::partition).collect(Collectors.toSet());
        return new Fold(ports.log(), settings.stateTopic())
                .read(partitions, () -> tenures.stream().allMatch(OwnedPartition::over));
    }

    /// Without state, or with offsets of a topic that is gone, everything is read again: cursors and generations
    /// make that harmless.
    private Map<TopicPartition, Long> start(
            OwnedPartition tenure,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> committed) {
        Map<TopicPartition, Long> start = new HashMap<>();
        for (TopicPartition source : tenure.sources()) {
            long beginning = beginnings.getOrDefault(source, 0L);
            boolean counts = tenure.state().counts(source.topic(), tenure.topicId(source));
            long reached = counts ? committed.getOrDefault(source, beginning) : beginning;
            if (reached < beginning) {
                troubles.expired(source, reached, beginning);
            }
            start.put(source, Math.max(beginning, reached));
        }
        return start;
    }

    private void tellWork(OwnedPartition tenure, Map<TopicPartition, Long> start) {
        Signal pause = ports.threads().signal();
        for (int failures = 1; !tenure.over(); failures++) {
            try {
                work.assigned(tenure.partition(), tenure.state(), lanes);
                if (!tenure.told()) {
                    work.revoked(tenure.partition());
                }
                report(new Result.Prepared(tenure, start));
                return;
            } catch (RuntimeException | Error e) {
                troubles.report("taking over partition " + tenure.partition() + " failed", e);
                boolean _ = pause.await(Backoff.OF_WORK.after(failures));
            }
        }
    }

    private void report(Result result) {
        results.add(result);
        doorbell.ring();
    }
}
