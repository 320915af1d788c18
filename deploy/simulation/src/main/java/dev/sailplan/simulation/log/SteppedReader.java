package dev.sailplan.simulation.log;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.simulation.schedule.Scheduler;
import java.time.Duration;
import java.util.List;

/// A reader whose polls are steps.
final class SteppedReader implements LogReader {
    private final LogReader reader;
    private final Scheduler scheduler;
    private final Broker broker;
    private final IdlePatience patience = new IdlePatience();

    SteppedReader(LogReader reader, Scheduler scheduler, Broker broker) {
        this.reader = reader;
        this.scheduler = scheduler;
        this.broker = broker;
    }

    @Override
    public List<Inbound> poll(Duration atMost) {
        scheduler.step("read on", "");
        if (broker.isDown(scheduler.now())) {
            scheduler.sleep(atMost);
            return List.of();
        }
        List<Inbound> records = reader.poll(patience.of(atMost));
        patience.after(atMost, records.isEmpty());
        return records;
    }

    @Override
    public long position(TopicPartition partition) {
        return reader.position(partition);
    }

    @Override
    public void wakeup() {
        reader.wakeup();
    }

    @Override
    public void close() {
        reader.close();
    }
}
