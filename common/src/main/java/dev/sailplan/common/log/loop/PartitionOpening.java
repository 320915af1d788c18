package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.quarantine.TrialPolicy;
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
    private final TrialPolicy trials;
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();

    /// Tells the poll thread how preparing a partition ended.
    sealed interface Result {
        record Prepared(OwnedPartition owned, Map<TopicPartition, Long> start) implements Result {}

        record Failed(Throwable cause) implements Result {}
    }

    PartitionOpening(Loop.Parts parts, TopicIds topics, Lanes lanes) {
        this.topics = topics;
        this.settings = parts.settings();
        this.ports = parts.ports();
        this.work = parts.work();
        this.doorbell = parts.doorbell();
        this.troubles = parts.troubles();
        this.trials = parts.runners().trials();
        this.lanes = lanes;
    }

    void begin(List<OwnedPartition> partitions) {
        ports.threads().start("takeover", () -> prepareAll(partitions));
    }

    Optional<Result> next() {
        return Optional.ofNullable(results.poll());
    }

    private void prepareAll(List<OwnedPartition> partitions) {
        try {
            Set<TopicPartition> sources =
                    partitions.stream()
                            .flatMap(it -> it.sources().stream())
                            .collect(Collectors.toSet());
            // The offsets first: once they are stable, all that their transactions wrote is in the
            // log.
            Map<TopicPartition, Long> committed =
                    ports.log().committed(settings.membership().group(), sources);
            Map<TopicPartition, Long> beginnings = ports.log().beginnings(sources);
            var states = fold(partitions);
            // Last: what was read until now was all of the topics that we know.
            topics.check();
            for (OwnedPartition owned : partitions) {
                var found = states.getOrDefault(owned.partition(), new TreeMap<>());
                owned.state().load(found, topics.state());
            }
            trials.suspect(partitions.stream().map(OwnedPartition::trials).toList());
            for (OwnedPartition owned : partitions) {
                var start = start(owned, beginnings, committed);
                ports.threads()
                        .start("takeover " + owned.partition(), () -> tellWork(owned, start));
            }
        } catch (RuntimeException | Error e) {
            report(new Result.Failed(e));
        }
    }

    private Map<Integer, SortedMap<String, Payload>> fold(Collection<OwnedPartition> partitions) {
        Set<Integer> numbers =
                partitions.stream().map(OwnedPartition::partition).collect(Collectors.toSet());
        return new Fold(ports.log(), settings.stateTopic())
                .read(numbers, () -> partitions.stream().allMatch(OwnedPartition::over));
    }

    /// Without state, or with offsets of a topic that is gone, everything is read again: cursors and generations
    /// make that harmless.
    private Map<TopicPartition, Long> start(
            OwnedPartition owned,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> committed) {
        Map<TopicPartition, Long> start = new HashMap<>();
        for (TopicPartition source : owned.sources()) {
            long beginning = beginnings.getOrDefault(source, 0L);
            boolean counts = owned.state().counts(source.topic(), owned.topicId(source));
            long reached = counts ? committed.getOrDefault(source, beginning) : beginning;
            if (reached < beginning) {
                troubles.expired(source, reached, beginning);
            }
            start.put(source, Math.max(beginning, reached));
        }
        return start;
    }

    private void tellWork(OwnedPartition owned, Map<TopicPartition, Long> start) {
        Signal pause = ports.threads().signal();
        for (int failures = 1; !owned.over(); failures++) {
            try {
                work.assigned(owned.partition(), owned.state(), lanes);
                if (!owned.told()) {
                    work.revoked(owned.partition());
                }
                report(new Result.Prepared(owned, start));
                return;
            } catch (RuntimeException | Error e) {
                troubles.report("taking over partition " + owned.partition() + " failed", e);
                boolean _ = pause.await(Backoff.OF_WORK.after(failures));
            }
        }
    }

    private void report(Result result) {
        results.add(result);
        doorbell.ring();
    }
}
