package dev.sailplan.common.log.fake;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.port.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// The log as one process sees it, which can die at any moment: from then on nothing it does reaches the log,
/// and nothing of it is closed.
public final class FlakyLog implements Log {
    private final Log log;
    private final AtomicReference<AtCommit> atCommit = new AtomicReference<>(() -> Fate.COMMIT);
    private final AtomicReference<Runnable> beforeTransaction = new AtomicReference<>(() -> {});
    private final List<LogSession> abandoned = new CopyOnWriteArrayList<>();
    private volatile boolean dead;

    /// What becomes of a transaction that is about to be committed.
    public enum Fate {
        COMMIT,
        /// Not committed, and the process is told that it failed.
        FAIL_BEFORE,
        /// Committed, and the process is told that it failed.
        FAIL_AFTER,
        DIE_BEFORE,
        DIE_AFTER
    }

    @FunctionalInterface
    public interface AtCommit {
        Fate decide();
    }

    public FlakyLog(Log log) {
        this.log = log;
    }

    public void atCommit(AtCommit decision) {
        atCommit.set(decision);
    }

    /// Runs when a transaction is about to begin.
    public void beforeTransaction(Runnable script) {
        beforeTransaction.set(script);
    }

    public void kill() {
        dead = true;
    }

    public boolean dead() {
        return dead;
    }

    /// Frees what the dead process held, once the test is over.
    public void clear() {
        abandoned.forEach(LogSession::close);
    }

    private Log alive() {
        check();
        return log;
    }

    private void check() {
        if (dead) {
            throw new LogFailure.Broken("this process is dead");
        }
    }

    @Override
    public LogSession join(Membership membership, Rebalance rebalance) {
        FlakyRebalance flaky = new FlakyRebalance(rebalance);
        return new FlakySession(alive().join(membership, flaky));
    }

    @Override
    public LogReader read(Map<TopicPartition, Long> from) {
        return alive().read(from);
    }

    @Override
    public TopicFacts describe(String topic) {
        return alive().describe(topic);
    }

    @Override
    public TopicCheck check(Collection<TopicSpec> topics) {
        return alive().check(topics);
    }

    @Override
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return alive().beginnings(partitions);
    }

    @Override
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return alive().ends(partitions);
    }

    @Override
    public Map<TopicPartition, Long> committed(
            String group, Collection<TopicPartition> partitions) {
        return alive().committed(group, partitions);
    }

    private final class FlakyRebalance implements Rebalance {
        private final Rebalance rebalance;

        private FlakyRebalance(Rebalance rebalance) {
            this.rebalance = rebalance;
        }

        @Override
        public void assigned(LogSession session, Set<TopicPartition> partitions) {
            check();
            rebalance.assigned(new FlakySession(session), partitions);
        }

        @Override
        public void revoked(LogSession session, Set<TopicPartition> partitions) {
            check();
            rebalance.revoked(new FlakySession(session), partitions);
        }

        @Override
        public void lost(Set<TopicPartition> partitions) {
            check();
            rebalance.lost(partitions);
        }
    }

    private final class FlakySession implements LogSession {
        private final LogSession session;

        private FlakySession(LogSession session) {
            this.session = session;
        }

        @Override
        public List<Inbound> poll(Duration atMost) {
            check();
            List<Inbound> records = session.poll(atMost);
            check();
            return records;
        }

        @Override
        public void wakeup() {
            session.wakeup();
        }

        @Override
        public void pause(Set<TopicPartition> partitions) {
            check();
            session.pause(partitions);
        }

        @Override
        public void resume(Set<TopicPartition> partitions) {
            check();
            session.resume(partitions);
        }

        @Override
        public void seek(TopicPartition partition, long offset) {
            check();
            session.seek(partition, offset);
        }

        @Override
        public void begin() {
            check();
            beforeTransaction.get().run();
            session.begin();
        }

        @Override
        public void send(Outbound record) {
            check();
            session.send(record);
        }

        @Override
        public void sendOffsets(Map<TopicPartition, Long> offsets) {
            check();
            session.sendOffsets(offsets);
        }

        @Override
        public void commit() {
            check();
            Fate fate = atCommit.get().decide();
            switch (fate) {
                case COMMIT -> session.commit();
                case FAIL_BEFORE -> throw new LogFailure.Broken("failed before the commit");
                case FAIL_AFTER -> {
                    session.commit();
                    throw new LogFailure.Broken("failed after the commit");
                }
                case DIE_BEFORE -> kill();
                case DIE_AFTER -> {
                    session.commit();
                    kill();
                }
            }
            check();
        }

        @Override
        public void abort() {
            check();
            session.abort();
        }

        @Override
        public void leave() {
            check();
            session.leave();
        }

        @Override
        public void close() {
            if (dead) {
                abandoned.add(session);
            } else {
                session.close();
            }
        }
    }
}
