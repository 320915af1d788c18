package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A membership in a [FakeLog].
final class FakeSession implements LogSession {
    private static final int MOST = 100;
    private final FakeLog log;
    private final Membership membership;
    private final Rebalance rebalance;
    private final Signal signal;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Set<TopicPartition> owned = ConcurrentHashMap.newKeySet();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Optional<FakeTransaction> transaction = Optional.empty();
    private int generation = -1;
    private boolean refused;

    FakeSession(FakeLog log, Membership membership, Rebalance rebalance, Signal signal) {
        this.log = log;
        this.membership = membership;
        this.rebalance = rebalance;
        this.signal = signal;
    }

    Signal signal() {
        return signal;
    }

    Collection<TopicPartition> owned() {
        return owned;
    }

    Optional<FakeTransaction> transaction() {
        return transaction;
    }

    @Override
    public List<Inbound> poll(Duration atMost) {
        Instant deadline = log.now().plus(atMost);
        while (true) {
            rebalance();
            List<Inbound> found = fetch();
            Duration left = Duration.between(log.now(), deadline);
            if (woken.getAndSet(false) || !found.isEmpty() || !left.isPositive()) {
                return found;
            }
            boolean _ = signal.await(left);
        }
    }

    private void rebalance() {
        FakeGroup group = log.group(membership.group());
        checkMember(group);
        if (!isMember(group)) {
            Set<TopicPartition> lost = Set.copyOf(owned);
            owned.clear();
            rebalance.lost(lost);
            log.enter(membership, this);
        }
        Set<TopicPartition> granted;
        synchronized (log) {
            generation = group.generation();
            granted = group.granted(membership.instance());
        }
        Set<TopicPartition> leaving = new HashSet<>(owned);
        leaving.removeAll(granted);
        if (!leaving.isEmpty()) {
            rebalance.revoked(this, leaving);
            owned.removeAll(leaving);
        }
        granted.removeAll(owned);
        if (!granted.isEmpty()) {
            owned.addAll(granted);
            synchronized (log) {
                granted.forEach(it -> positions.put(it, group.offsets().getOrDefault(it, 0L)));
            }
            paused.removeAll(granted);
            rebalance.assigned(this, granted);
        }
    }

    private List<Inbound> fetch() {
        List<Inbound> found = new ArrayList<>();
        for (TopicPartition partition : owned) {
            if (!paused.contains(partition)) {
                var fetched = log.fetch(partition, positions.getOrDefault(partition, 0L), MOST);
                positions.put(partition, fetched.next());
                found.addAll(fetched.records());
            }
        }
        return List.copyOf(found);
    }

    @Override
    public void wakeup() {
        woken.set(true);
        signal.raise();
    }

    @Override
    public void pause(Set<TopicPartition> partitions) {
        paused.addAll(partitions);
    }

    @Override
    public void resume(Set<TopicPartition> partitions) {
        paused.removeAll(partitions);
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        positions.put(partition, offset);
    }

    @Override
    public void begin() {
        checkWriter();
        refused = false;
        transaction = Optional.of(log.begin(log.group(membership.group())));
    }

    @Override
    public void send(Outbound record) {
        checkWriter();
        log.write(record, open());
    }

    /// Whoever is in the group at its present generation may commit any partition.
    @Override
    public void sendOffsets(Map<TopicPartition, Long> offsets) {
        checkWriter();
        FakeGroup group = log.group(membership.group());
        checkMember(group);
        synchronized (log) {
            refused = !group.has(this) || generation != group.generation();
            if (!refused) {
                open().offsets(offsets);
            }
        }
        if (refused) {
            throw refusal();
        }
    }

    @Override
    public void commit() {
        checkWriter();
        if (refused) {
            throw refusal();
        }
        FakeTransaction ending = open();
        if (!ending.open()) {
            throw fenced("the transaction took too long");
        }
        log.end(ending, true);
        transaction = Optional.empty();
    }

    @Override
    public void abort() {
        checkWriter();
        log.end(open(), false);
        transaction = Optional.empty();
    }

    @Override
    public void leave() {
        log.leave(membership, this);
        close();
    }

    @Override
    public void close() {
        transaction.ifPresent(it -> log.end(it, false));
        transaction = Optional.empty();
        log.forget(signal);
    }

    private boolean isMember(FakeGroup group) {
        synchronized (log) {
            return group.has(this);
        }
    }

    private FakeTransaction open() {
        return transaction.orElseThrow(() -> new LogFailure.Broken("no transaction is open"));
    }

    private void checkMember(FakeGroup group) {
        synchronized (log) {
            if (group.replaced(membership.instance(), this)) {
                throw fenced("another member has the name " + membership.instance());
            }
        }
    }

    private void checkWriter() {
        if (!log.writes(membership, this)) {
            throw fenced("another writer has the name " + membership.transactions());
        }
    }

    private static LogFailure.CommitRefused refusal() {
        String message = "the group has moved on";
        return new LogFailure.CommitRefused(message, new IllegalStateException(message));
    }

    private static LogFailure.Fenced fenced(String message) {
        return new LogFailure.Fenced(message, new IllegalStateException(message));
    }
}
