package dev.sailplan.common.log.read;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.signs.Backoff;
import dev.sailplan.common.log.signs.Doorbell;
import dev.sailplan.common.log.signs.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads whole topics without a group, from where it is told and on for ever. Trouble with the log makes it
/// read on from where it was.
public final class Follower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /// A log reads on in a topic that was created anew as if nothing had happened.
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(10);

    private final List<String> topics;
    private final From from;
    private final RecordListener listener;
    private final Ports ports;
    private final Troubles troubles;
    private final Doorbell doorbell;
    private final Signal closed;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<String, String> topicIds = new HashMap<>();
    private volatile boolean closing;
    private boolean started;
    private boolean caughtUp;

    public enum From {
        BEGINNING,
        END
    }

    /// Hears what a follower reads, on the follower's thread. What it throws is logged, and the next record is read.
    public interface RecordListener {
        void read(Inbound record);

        /// Whether the record says that all before it in its topic was read. Its topic is looked at first: one that was
        /// created anew a moment ago may have been read from its middle.
        default boolean concludes(Inbound record) {
            return false;
        }

        /// All that was in the log at the start has been read. Called once, then after each [restart][#restarted].
        default void caughtUp() {}

        /// A topic was created anew: all topics are read from their beginnings, and what was known is void.
        default void restarted() {}
    }

    public Follower(List<String> topics, From from, Ports ports, RecordListener listener) {
        this.topics = List.copyOf(topics);
        this.from = from;
        this.ports = ports;
        this.listener = listener;
        this.troubles = new Troubles("follower of " + String.join(", ", topics));
        this.doorbell = new Doorbell(ports.threads().signal());
        this.closed = ports.threads().signal();
    }

    public void start() {
        started = true;
        ports.threads().startPolling("follower " + topics.getFirst(), this::run);
    }

    @Override
    public void close() {
        closing = true;
        doorbell.ring();
        if (started) {
            closed.await();
            closed.raise();
        }
    }

    private void run() {
        int failures = 0;
        while (!closing) {
            try {
                findStart();
                failures = 0;
                follow();
            } catch (RuntimeException e) {
                failures++;
                troubles.report("following begins again", e);
                doorbell.await(Backoff.OF_LOG.after(failures));
            }
        }
        closed.raise();
    }

    private void findStart() {
        Set<TopicPartition> partitions = new HashSet<>();
        boolean anew = false;
        for (String topic : topics) {
            var facts = ports.log().describe(topic);
            String before = topicIds.put(topic, facts.id());
            anew |= before != null && !before.equals(facts.id());
            partitions.addAll(TopicPartition.all(topic, facts.partitions()));
        }
        if (anew) {
            next.clear();
            caughtUp = false;
            listener.restarted();
        }
        boolean fromEnd = from == From.END && !anew;
        var starts = fromEnd ? ports.log().ends(partitions) : ports.log().beginnings(partitions);
        starts.forEach(next::putIfAbsent);
    }

    private void follow() {
        Map<TopicPartition, Long> ends = ports.log().ends(next.keySet());
        try (LogReader reader = ports.log().read(next)) {
            doorbell.connect(reader::wakeup);
            Instant nextCheck = ports.time().instant().plus(BETWEEN_CHECKS);
            while (!closing) {
                if (ports.time().instant().isAfter(nextCheck)) {
                    checkTopics();
                    nextCheck = ports.time().instant().plus(BETWEEN_CHECKS);
                }
                tellWhenCaughtUp(reader, ends);
                for (Inbound record : reader.poll(POLL)) {
                    if (listener.concludes(record)) {
                        checkTopics();
                    }
                    next.put(record.from(), record.offset() + 1);
                    tell(record);
                }
            }
        } finally {
            doorbell.connect(() -> {});
        }
    }

    private void checkTopics() {
        for (String topic : topics) {
            if (!ports.log().describe(topic).id().equals(topicIds.get(topic))) {
                throw new LogFailure.Broken("topic " + topic + " was created anew");
            }
        }
    }

    private void tell(Inbound record) {
        try {
            listener.read(record);
        } catch (RuntimeException e) {
            troubles.report("a record was not understood", e);
        }
    }

    private void tellWhenCaughtUp(LogReader reader, Map<TopicPartition, Long> ends) {
        if (!caughtUp
                && ends.entrySet().stream()
                        .allMatch(it -> reader.position(it.getKey()) >= it.getValue())) {
            caughtUp = true;
            listener.caughtUp();
        }
    }
}
