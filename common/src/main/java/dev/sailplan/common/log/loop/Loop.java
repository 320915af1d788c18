package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.KeyHash;
import dev.sailplan.common.log.Lanes;
import dev.sailplan.common.log.LoopHealth;
import dev.sailplan.common.log.LoopSettings;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.lane.LaneRunner;
import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.letters.DeadLetters;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.quarantine.LastWords;
import dev.sailplan.common.log.quarantine.TrialPolicy;
import dev.sailplan.common.log.signs.Backoff;
import dev.sailplan.common.log.signs.Doorbell;
import dev.sailplan.common.log.signs.Troubles;
import dev.sailplan.common.log.state.TopicIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/// Reads the log, does the work on lanes and writes their results, so that each record has its outputs committed
/// once. Whatever goes wrong with the log, it drops all it has in memory and starts again from there.
public final class Loop implements Lanes, AutoCloseable {
    private final Parts parts;
    private final Signal closed;
    private final Signal pause;
    private final AtomicReference<Optional<PartitionAssignments>> current =
            new AtomicReference<>(Optional.empty());
    private volatile boolean started;
    private volatile boolean closing;
    private volatile int partitions;

    /// Holds what everything in a loop is made of.
    record Parts(
            LoopSettings settings,
            Ports ports,
            Work work,
            Doorbell doorbell,
            Troubles troubles,
            TopicOutages outages,
            LaneRunner.Factory runners) {
        static Parts of(LoopSettings settings, Ports ports, Work work) {
            String service = settings.membership().group();
            Doorbell doorbell = new Doorbell(ports.threads().signal());
            Troubles troubles = new Troubles(service);
            DeadLetters deadLetters = new DeadLetters(settings.deadLetterTopic(), service);
            String process =
                    settings.membership().instance() + "@" + ports.time().instant().toEpochMilli();
            LastWords words = new LastWords(work, deadLetters, troubles);
            var runners =
                    new LaneRunner.Factory(
                            words,
                            ports.threads(),
                            doorbell,
                            new TrialPolicy(ports, words, process));
            TopicOutages outages = new TopicOutages(ports, troubles);
            return new Parts(settings, ports, work, doorbell, troubles, outages, runners);
        }
    }

    public Loop(LoopSettings settings, Ports ports, Work work) {
        this.parts = Parts.of(settings, ports, work);
        this.closed = ports.threads().signal();
        this.pause = ports.threads().signal();
    }

    public void start() {
        started = true;
        String name = "loop " + parts.settings().membership().group();
        parts.ports().threads().startPolling(name, this::run);
    }

    /// Stops the lanes at their next step, commits what is done, and leaves the group.
    @Override
    public void close() {
        closing = true;
        parts.doorbell().ring();
        pause.raise();
        if (started) {
            closed.await();
            closed.raise();
        }
    }

    public LoopHealth health() {
        Instant now = parts.ports().time().instant();
        Collection<OwnedPartition> ours =
                current.get().map(PartitionAssignments::ours).orElse(List.of());
        Optional<Duration> age =
                ours.stream()
                        .flatMap(it -> it.oldest().stream())
                        .min(Instant::compareTo)
                        .map(it -> Duration.between(it, now));
        var numbers = new TreeSet<Integer>();
        ours.stream().filter(OwnedPartition::isOpen).forEach(it -> numbers.add(it.partition()));
        Optional<String> trouble = parts.outages().words().or(parts.troubles()::last);
        return new LoopHealth(
                current.get().isPresent(), age, numbers, ours.size() - numbers.size(), trouble);
    }

    @Override
    public void wake(int partition, String lane, String task) {
        current.get().flatMap(it -> it.of(partition)).ifPresent(it -> it.lanes().wake(lane, task));
    }

    @Override
    public int partitionOf(String key) {
        if (partitions == 0) {
            String topic = parts.settings().membership().topics().getFirst();
            partitions = parts.ports().log().describe(topic).partitions();
        }
        return KeyHash.partition(key, partitions);
    }

    private void run() {
        int failures = 0;
        while (!closing) {
            Instant begun = parts.ports().time().instant();
            try {
                runOnce();
            } catch (RuntimeException | Error e) {
                Duration lived = Duration.between(begun, parts.ports().time().instant());
                failures = lived.compareTo(Duration.ofMinutes(1)) > 0 ? 1 : failures + 1;
                parts.troubles().report("the loop starts again from the log", e);
                Backoff backoff =
                        e instanceof LogFailure.Fenced ? Backoff.WHEN_FENCED : Backoff.OF_LOG;
                boolean _ = pause.await(backoff.after(failures));
            }
        }
        closed.raise();
    }

    /// One life, from the log to the next trouble or to the end.
    private void runOnce() {
        Log log = parts.ports().log();
        TopicIds topics = TopicIds.now(log, parts.settings());
        partitions = topics.partitions();
        Committer committer = new Committer(topics, parts.outages());
        PartitionAssignments assignment = new PartitionAssignments(parts, topics, committer, this);
        try (LogSession session = log.join(parts.settings().membership(), assignment)) {
            parts.doorbell().connect(session::wakeup);
            current.set(Optional.of(assignment));
            new PollLoop(parts, session, assignment, committer).run(() -> closing);
            session.leave();
        } finally {
            parts.doorbell().connect(() -> {});
            current.set(Optional.empty());
            assignment.dropAll();
        }
    }
}
