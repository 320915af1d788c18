package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.lane.PendingCommit;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.state.TopicIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Tracks which partitions are ours, from assignment to revocation or loss. A partition begins once all sources have
/// given it to us, and ends with the first that takes it away.
final class PartitionAssignments implements Rebalance {
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);
    private final Loop.Parts parts;
    private final InstantSource time;
    private final TopicIds topics;
    private final Committer committer;
    private final PartitionOpening opening;
    private final Map<Integer, OwnedPartition> ours = new ConcurrentHashMap<>();
    private final Set<TopicPartition> given = new HashSet<>();

    PartitionAssignments(Loop.Parts parts, TopicIds topics, Committer committer, Lanes lanes) {
        this.parts = parts;
        this.time = parts.ports().time();
        this.topics = topics;
        this.committer = committer;
        this.opening = new PartitionOpening(parts, topics, lanes);
    }

    @Override
    public void assigned(LogSession session, Set<TopicPartition> partitions) {
        session.pause(partitions);
        given.addAll(partitions);
        List<OwnedPartition> begun = new ArrayList<>();
        for (int partition : numbers(partitions)) {
            if (given.containsAll(sources(partition).keySet())) {
                OwnedPartition owned =
                        new OwnedPartition(partition, sources(partition), parts.runners());
                ours.put(partition, owned);
                begun.add(owned);
            }
        }
        if (!begun.isEmpty()) {
            opening.begin(begun);
        }
    }

    @Override
    public void revoked(LogSession session, Set<TopicPartition> partitions) {
        List<OwnedPartition> leaving = leaving(partitions);
        handOver(session, leaving);
        leaving.forEach(this::end);
    }

    @Override
    public void lost(Set<TopicPartition> partitions) {
        leaving(partitions).forEach(this::end);
    }

    /// Stops everything at a step, commits what is done, and forgets it.
    void handOverAll(LogSession session) {
        revoked(session, Set.copyOf(given));
    }

    /// Also what was on its way out when the log broke.
    void dropAll() {
        given.clear();
        List.copyOf(ours.values()).forEach(this::end);
    }

    /// Opens the partitions whose preparation has ended.
    void openPrepared(LogSession session) {
        for (var next = opening.next(); next.isPresent(); next = opening.next()) {
            switch (next.get()) {
                case PartitionOpening.Result.Failed(LogFailure failure) -> throw failure;
                case PartitionOpening.Result.Failed(Throwable cause) ->
                        throw new LogFailure.Broken("the state could not be read", cause);
                case PartitionOpening.Result.Prepared(
                                OwnedPartition owned,
                                Map<TopicPartition, Long> start) ->
                        open(session, owned, start);
            }
        }
    }

    private void open(LogSession session, OwnedPartition owned, Map<TopicPartition, Long> start) {
        if (!owned.over()) {
            start.forEach(session::seek);
            session.resume(owned.sources());
            owned.open(start);
            parts.troubles().over();
        }
    }

    Optional<OwnedPartition> of(int partition) {
        return Optional.ofNullable(ours.get(partition));
    }

    TopicIds topics() {
        return topics;
    }

    Collection<OwnedPartition> ours() {
        return ours.values();
    }

    private List<OwnedPartition> leaving(Set<TopicPartition> partitions) {
        given.removeAll(partitions);
        return numbers(partitions).stream().flatMap(it -> of(it).stream()).toList();
    }

    /// Lanes that wait for a commit get it; the others have until the deadline to come to their next step.
    private void handOver(LogSession session, List<OwnedPartition> leaving) {
        leaving.forEach(OwnedPartition::stop);
        Instant deadline = time.instant().plus(TIME_TO_STOP);
        boolean accepted = true;
        Duration left = TIME_TO_STOP;
        while (accepted && busy(leaving) && left.isPositive()) {
            accepted = committer.commitReady(session, leaving, _ -> false);
            parts.doorbell().await(left);
            left = Duration.between(time.instant(), deadline);
        }
        if (accepted) {
            leaving.forEach(this::giveBack);
            boolean _ = committer.commitReady(session, leaving, OwnedPartition::ahead);
        }
    }

    private void giveBack(OwnedPartition owned) {
        owned.trials().givenBack().ifPresent(it -> owned.handIn(pending(it)));
    }

    private PendingCommit pending(Outputs outputs) {
        return new PendingCommit(outputs, List.of(), parts.ports().threads().signal());
    }

    private static boolean busy(List<OwnedPartition> ours) {
        return ours.stream().anyMatch(it -> it.lanes().busy());
    }

    private void end(OwnedPartition owned) {
        ours.remove(owned.partition(), owned);
        if (owned.end()) {
            try {
                parts.work().revoked(owned.partition());
            } catch (RuntimeException e) {
                parts.troubles().report("the work did not take its loss well", e);
            }
        }
    }

    private Map<TopicPartition, String> sources(int partition) {
        Map<TopicPartition, String> sources = new HashMap<>();
        topics.sources()
                .forEach((topic, id) -> sources.put(new TopicPartition(topic, partition), id));
        return sources;
    }

    private static Set<Integer> numbers(Set<TopicPartition> partitions) {
        return partitions.stream()
                .map(TopicPartition::partition)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
