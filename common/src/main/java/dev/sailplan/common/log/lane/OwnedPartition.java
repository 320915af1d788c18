package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.quarantine.PartitionTrials;
import dev.sailplan.common.log.state.PartitionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;

/// A partition while it is ours, from one assignment to its revocation or loss. What its lanes want written waits here,
/// so that nothing outlives it: the next assignment of the same partition starts from the log.
public final class OwnedPartition {
    private final int partition;
    private final Map<TopicPartition, String> topicIds;
    private final PartitionState state = new PartitionState();
    private final Timers timers = new Timers();
    private final Map<TopicPartition, UnfinishedOffsets> windows = new TreeMap<>();
    private final Deque<PendingCommit> ready = new ConcurrentLinkedDeque<>();
    private final LaneQueues lanes;
    private final PartitionTrials trials;
    private final AtomicReference<Optional<Instant>> oldest =
            new AtomicReference<>(Optional.empty());
    private volatile boolean open;
    private volatile boolean stopping;
    private volatile boolean over;
    private boolean workKnows;

    /// @param topicIds the partitions of the sources with the ids of their topics
    public OwnedPartition(
            int partition, Map<TopicPartition, String> topicIds, LaneRunner.Factory runners) {
        this.partition = partition;
        this.topicIds = Map.copyOf(topicIds);
        this.lanes = runners.lanesOf(this);
        this.trials = runners.trials().of(state, this.topicIds);
    }

    public int partition() {
        return partition;
    }

    public Set<TopicPartition> sources() {
        return topicIds.keySet();
    }

    public String topicId(TopicPartition source) {
        return topicIds.getOrDefault(source, "");
    }

    public PartitionState state() {
        return state;
    }

    public Timers timers() {
        return timers;
    }

    public LaneQueues lanes() {
        return lanes;
    }

    public PartitionTrials trials() {
        return trials;
    }

    /// Called on the poll thread when everything is prepared; from here on records are read.
    public void open(Map<TopicPartition, Long> start) {
        start.forEach((source, offset) -> windows.put(source, new UnfinishedOffsets(offset)));
        open = true;
        lanes.open();
    }

    public boolean isOpen() {
        return open;
    }

    public Map<TopicPartition, UnfinishedOffsets> windows() {
        return windows;
    }

    public UnfinishedOffsets window(TopicPartition source) {
        return windows.computeIfAbsent(source, _ -> new UnfinishedOffsets(0));
    }

    /// When the oldest unfinished record was written, as last [published][#publishAge]. For any thread.
    public Optional<Instant> oldest() {
        return oldest.get();
    }

    public void publishAge() {
        oldest.set(
                windows.values().stream()
                        .flatMap(it -> it.oldest().stream())
                        .min(Instant::compareTo));
    }

    /// Whether some records are done with that the log doesn't know of.
    public boolean ahead() {
        return windows.values().stream().anyMatch(UnfinishedOffsets::ahead);
    }

    /// Hands in what a lane wants written; the lane waits for the step afterwards.
    public void handIn(PendingCommit step) {
        ready.add(step);
        if (over) {
            step.dropped();
        }
    }

    public boolean hasReady() {
        return !ready.isEmpty();
    }

    /// Takes out what is ready, up to about so many bytes.
    public List<PendingCommit> takeReady(long mostBytes) {
        List<PendingCommit> taken = new ArrayList<>();
        long bytes = 0;
        while (bytes < mostBytes) {
            PendingCommit step = ready.poll();
            if (step == null) {
                break;
            }
            taken.add(step);
            bytes += step.bytes();
        }
        return taken;
    }

    /// What could not be committed yet is tried again, before anything newer.
    public void putBack(List<PendingCommit> steps) {
        steps.reversed().forEach(ready::addFirst);
    }

    public void finished(Collection<Inbound> records) {
        records.forEach(it -> window(it.from()).finish(it.offset()));
    }

    boolean stopping() {
        return stopping;
    }

    /// The lanes end at their next step.
    public void stop() {
        stopping = true;
        lanes.stop();
    }

    public boolean over() {
        return over;
    }

    /// Nothing more of this partition is written by us. Says whether the work was told of it.
    public boolean end() {
        stop();
        trials.over();
        boolean known;
        synchronized (this) {
            over = true;
            known = workKnows;
        }
        takeReady(Long.MAX_VALUE).forEach(PendingCommit::dropped);
        return known;
    }

    /// Notes that the work was told; false when the partition was gone before.
    public synchronized boolean told() {
        workKnows = !over;
        return workKnows;
    }
}
