package dev.sailplan.simulation.log;

import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.simulation.schedule.Scheduler;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// A log whose every call is a step, and may fail.
public final class SteppedLog implements Log {
    private final Log log;
    private final Scheduler scheduler;
    private final Broker broker;
    private final SimulatedProcess process;

    /// @param process whose log it is
    public SteppedLog(Log log, Scheduler scheduler, Broker broker, SimulatedProcess process) {
        this.log = log;
        this.scheduler = scheduler;
        this.broker = broker;
        this.process = process;
    }

    private Log reached(String call, String detail) {
        scheduler.step(call, detail);
        broker.reach(scheduler.now());
        return log;
    }

    @Override
    public LogSession join(Membership membership, Rebalance rebalance) {
        LogSession session =
                reached("join", membership.instance()).join(membership, new Stepped(rebalance));
        return session(session);
    }

    private LogSession session(LogSession session) {
        return new SteppedSession(session, scheduler, broker, process);
    }

    /// Gives the callbacks a session whose calls are steps as well.
    private final class Stepped implements Rebalance {
        private final Rebalance rebalance;

        private Stepped(Rebalance rebalance) {
            this.rebalance = rebalance;
        }

        @Override
        public void assigned(LogSession session, Set<TopicPartition> partitions) {
            scheduler.step("assigned", partitions.size() + " partitions");
            process.toldOfGain(scheduler.trace().steps());
            rebalance.assigned(session(session), partitions);
        }

        @Override
        public void revoked(LogSession session, Set<TopicPartition> partitions) {
            scheduler.step("revoked", partitions.size() + " partitions");
            rebalance.revoked(session(session), partitions);
            process.toldOfLoss(scheduler.trace().steps());
        }

        @Override
        public void lost(Set<TopicPartition> partitions) {
            scheduler.step("lost", partitions.size() + " partitions");
            rebalance.lost(partitions);
            process.toldOfLoss(scheduler.trace().steps());
        }
    }

    @Override
    public LogReader read(Map<TopicPartition, Long> from) {
        return new SteppedReader(reached("read", "").read(from), scheduler, broker);
    }

    @Override
    public TopicFacts describe(String topic) {
        return reached("describe", topic).describe(topic);
    }

    /// No step: settings are the operator's, and no schedule changes them.
    @Override
    public TopicCheck check(Collection<TopicSpec> topics) {
        return log.check(topics);
    }

    @Override
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return reached("beginnings", "").beginnings(partitions);
    }

    @Override
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return reached("ends", "").ends(partitions);
    }

    @Override
    public Map<TopicPartition, Long> committed(
            String group, Collection<TopicPartition> partitions) {
        return reached("committed", group).committed(group, partitions);
    }
}
