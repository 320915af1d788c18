package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads a [FakeLog] without a group.
final class FakeReader implements LogReader {
    private static final int MOST = 100;
    private final FakeLog log;
    private final Map<TopicPartition, Long> positions;
    private final Signal signal;
    private final AtomicBoolean woken = new AtomicBoolean();

    FakeReader(FakeLog log, Map<TopicPartition, Long> from, Signal signal) {
        this.log = log;
        this.positions = new HashMap<>(from);
        this.signal = signal;
    }

    @Override
    public List<Inbound> poll(Duration atMost) {
        List<Inbound> found = fetch();
        if (found.isEmpty() && !woken.getAndSet(false)) {
            boolean _ = signal.await(atMost);
            woken.set(false);
            found = fetch();
        }
        return found;
    }

    private List<Inbound> fetch() {
        List<Inbound> found = new ArrayList<>();
        positions.replaceAll((partition, position) -> {
            var fetched = log.fetch(partition, position, MOST);
            found.addAll(fetched.records());
            return fetched.next();
        });
        return List.copyOf(found);
    }

    @Override
    public long position(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    @Override
    public void wakeup() {
        woken.set(true);
        signal.raise();
    }

    @Override
    public void close() {
        log.forget(signal);
    }
}
