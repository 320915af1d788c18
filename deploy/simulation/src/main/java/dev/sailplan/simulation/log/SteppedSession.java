package dev.sailplan.simulation.log;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.simulation.schedule.Scheduler;
import dev.sailplan.simulation.schedule.SimulatedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A session whose every call that reaches the broker is a step, and may fail.
final class SteppedSession implements LogSession {
    private final LogSession session;
    private final Scheduler scheduler;
    private final Broker broker;
    private final SimulatedProcess process;
    private final IdlePatience patience = new IdlePatience();
    private boolean woken;

    SteppedSession(
            LogSession session, Scheduler scheduler, Broker broker, SimulatedProcess process) {
        this.session = session;
        this.scheduler = scheduler;
        this.broker = broker;
        this.process = process;
    }

    /// A broker that is away only makes polls come back empty.
    @Override
    public List<Inbound> poll(Duration atMost) {
        scheduler.step("poll", "");
        if (broker.isDown(scheduler.now())) {
            scheduler.sleep(atMost);
            return List.of();
        }
        List<Inbound> records = session.poll(woken ? atMost : patience.of(atMost));
        patience.after(atMost, records.isEmpty() && !woken);
        woken = false;
        return records;
    }

    @Override
    public void wakeup() {
        woken = true;
        session.wakeup();
    }

    @Override
    public void pause(Set<TopicPartition> partitions) {
        session.pause(partitions);
    }

    @Override
    public void resume(Set<TopicPartition> partitions) {
        session.resume(partitions);
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        session.seek(partition, offset);
    }

    @Override
    public void begin() {
        broker.beforeTransaction(process);
        scheduler.step("begin", "");
        broker.reach(scheduler.now());
        session.begin();
    }

    @Override
    public void send(Outbound record) {
        scheduler.step("send", record.topic() + " " + record.key());
        session.send(record);
    }

    @Override
    public void sendOffsets(Map<TopicPartition, Long> offsets) {
        scheduler.step("offsets", "");
        session.sendOffsets(offsets);
    }

    @Override
    public void commit() {
        scheduler.step("commit", "");
        broker.reach(scheduler.now());
        session.commit();
        scheduler.step("committed", "");
    }

    @Override
    public void abort() {
        scheduler.step("abort", "");
        session.abort();
    }

    @Override
    public void leave() {
        scheduler.step("leave", "");
        session.leave();
    }

    @Override
    public void close() {
        session.close();
    }
}
