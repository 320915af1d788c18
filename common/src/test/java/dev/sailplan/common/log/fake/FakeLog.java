package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.KeyHash;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.port.TopicSpec;
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
import java.util.function.Function;

/// A log in memory that behaves like a broker where it matters to a loop: open and aborted transactions,
/// fenced writers, refused commits, partitions that move, and the commit of a partition one no longer owns.
/// Nothing times out but transactions; a member that is gone is [evicted][#evict].
public final class FakeLog implements LogWorld, Log {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private final Threads threads;
    private final InstantSource time;
    private final Map<String, TopicFacts> topics = new HashMap<>();
    private final Map<TopicPartition, FakePartition> partitions = new HashMap<>();
    private final Map<String, FakeGroup> groups = new HashMap<>();
    private final Map<String, FakeSession> writers = new HashMap<>();
    private final List<FakeTransaction> transactions = new ArrayList<>();
    private final Set<Signal> waiting = new HashSet<>();
    private List<String> faults = List.of();
    private List<String> unreported = List.of();
    private int created;

    public FakeLog(Threads threads, InstantSource time) {
        this.threads = threads;
        this.time = time;
    }

    @Override
    public Log log() {
        return this;
    }

    @Override
    public synchronized void createTopic(String name, int count) {
        if (topics.containsKey(name)) {
            throw new LogFailure.Broken("topic " + name + " is there already");
        }
        topics.put(name, new TopicFacts("topic-" + ++created, count));
        for (int n = 0; n < count; n++) {
            TopicPartition partition = new TopicPartition(name, n);
            partitions.put(partition, new FakePartition(partition));
        }
    }

    @Override
    public synchronized void deleteTopic(String name) {
        topics.remove(name);
        partitions.keySet().removeIf(it -> it.topic().equals(name));
        groups.values().forEach(it -> it.offsets().keySet().removeIf(p -> p.topic().equals(name)));
    }

    @Override
    public synchronized void append(TopicPartition to, String key, String value) {
        Outbound record = Outbound.keyed(to.topic(), key, Map.of(), Payload.of(value));
        partition(to).append(record, FakeTransaction.none(), time.instant());
        tell();
    }

    /// Writes a record outside of any transaction, where its key belongs.
    public synchronized void append(Outbound record) {
        write(record, FakeTransaction.none());
        tell();
    }

    /// What a committed reader finds from an offset on, without any waiting.
    public synchronized List<Inbound> committed(TopicPartition of, long from) {
        return partition(of).fetch(from, Integer.MAX_VALUE).records();
    }

    /// What transactions that have not ended yet wrote to a partition.
    public synchronized List<Inbound> open(TopicPartition of) {
        return partition(of).open();
    }

    /// Records before this offset are gone, whoever has read them.
    public synchronized void expire(TopicPartition of, long before) {
        partition(of).expire(before);
    }

    @Override
    public synchronized void evict(String group, String instance) {
        group(group).leave(instance);
        tell();
    }

    @Override
    public void close() {}

    @Override
    public synchronized LogSession join(Membership membership, Rebalance rebalance) {
        membership.topics().forEach(this::describe);
        FakeSession session = new FakeSession(this, membership, rebalance, threads.signal());
        FakeSession before = writers.put(membership.transactions(), session);
        if (before != null) {
            before.transaction().ifPresent(it -> it.end(false));
        }
        waiting.add(session.signal());
        enter(membership, session);
        return session;
    }

    synchronized void enter(Membership membership, FakeSession session) {
        group(membership.group())
                .join(membership.instance(), session, partitionsOf(membership.topics()));
        tell();
    }

    synchronized void leave(Membership membership, FakeSession session) {
        FakeGroup group = group(membership.group());
        if (group.has(session)) {
            group.leave(membership.instance());
        }
        tell();
    }

    @Override
    public LogReader read(Map<TopicPartition, Long> from) {
        return new FakeReader(this, from, listen());
    }

    /// What is wrong with the settings of its topics from now on, which it has none of.
    public synchronized void topicsHave(List<String> wrong) {
        faults = wrong;
    }

    /// Settings that the broker says nothing of from now on.
    public synchronized void doesNotReport(List<String> settings) {
        unreported = settings;
    }

    /// Their partitions are the test's business.
    @Override
    public synchronized TopicCheck check(Collection<TopicSpec> wanted) {
        List<String> missing =
                wanted.stream().map(TopicSpec::name).filter(it -> !topics.containsKey(it)).toList();
        return new TopicCheck(missing, List.of(), unreported, faults);
    }

    @Override
    public synchronized TopicFacts describe(String topic) {
        TopicFacts facts = topics.get(topic);
        if (facts == null) {
            throw new LogFailure.Broken("topic " + topic + " is missing");
        }
        return facts;
    }

    @Override
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> of) {
        return offsets(of, FakePartition::beginning);
    }

    @Override
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> of) {
        return offsets(of, FakePartition::end);
    }

    private synchronized Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> of, Function<FakePartition, Long> which) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        of.forEach(it -> offsets.put(it, which.apply(partition(it))));
        return offsets;
    }

    @Override
    public Map<TopicPartition, Long> committed(String group, Collection<TopicPartition> of) {
        Signal signal = listen();
        while (true) {
            synchronized (this) {
                expire();
                FakeGroup asked = group(group);
                boolean open =
                        transactions.stream()
                                .anyMatch(t -> of.stream().anyMatch(it -> t.holds(asked, it)));
                if (!open) {
                    Map<TopicPartition, Long> found = new HashMap<>(asked.offsets());
                    found.keySet().retainAll(of);
                    waiting.remove(signal);
                    return found;
                }
            }
            boolean _ = signal.await(LOOK_AGAIN);
        }
    }

    Signal listen() {
        Signal signal = threads.signal();
        synchronized (this) {
            waiting.add(signal);
        }
        return signal;
    }

    synchronized void forget(Signal signal) {
        waiting.remove(signal);
    }

    synchronized FakePartition.Fetched fetch(TopicPartition from, long offset, int most) {
        expire();
        return partition(from).fetch(offset, most);
    }

    synchronized FakeTransaction begin(FakeGroup group) {
        FakeTransaction transaction = new FakeTransaction(time.instant(), group);
        transactions.add(transaction);
        return transaction;
    }

    synchronized void write(Outbound record, FakeTransaction transaction) {
        TopicFacts facts = topics.get(record.topic());
        if (facts == null) {
            String why = "it is missing";
            throw new LogFailure.Unwritable(record.topic(), why, new IllegalStateException(why));
        }
        int count = facts.partitions();
        int n = record.partition().orElseGet(() -> KeyHash.partition(record.key(), count));
        FakePartition partition = partition(new TopicPartition(record.topic(), n));
        partition.append(record, transaction, time.instant());
        transaction.touch(partition);
    }

    synchronized void end(FakeTransaction transaction, boolean commit) {
        transaction.end(commit);
        transactions.remove(transaction);
        tell();
    }

    synchronized boolean writes(Membership membership, FakeSession session) {
        return Optional.ofNullable(writers.get(membership.transactions()))
                .equals(Optional.of(session));
    }

    public synchronized FakeGroup group(String name) {
        return groups.computeIfAbsent(name, _ -> new FakeGroup());
    }

    Instant now() {
        return time.instant();
    }

    private Collection<TopicPartition> partitionsOf(List<String> names) {
        return partitions.keySet().stream()
                .filter(it -> names.contains(it.topic()))
                .sorted()
                .toList();
    }

    private FakePartition partition(TopicPartition name) {
        FakePartition partition = partitions.get(name);
        if (partition == null) {
            throw new LogFailure.Broken("partition " + name + " is missing");
        }
        return partition;
    }

    private void expire() {
        Instant oldest = time.instant().minus(TRANSACTION_TIMEOUT);
        transactions.stream()
                .filter(it -> it.begun().isBefore(oldest))
                .toList()
                .forEach(it -> end(it, false));
    }

    private void tell() {
        waiting.forEach(Signal::raise);
    }
}
