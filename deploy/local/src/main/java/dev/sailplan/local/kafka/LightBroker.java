package dev.sailplan.local.kafka;

import java.util.Properties;

/// Holds the settings that make a broker light enough for a laptop, alone or with others.
public final class LightBroker {
    private LightBroker() {}

    /// How often Kafka keeps its own topics, and how few partitions they have here.
    ///
    /// @param inSync how many replicas have to have a record before it counts
    public static void replicate(Properties settings, int replicas, int inSync) {
        String all = Integer.toString(replicas);
        String some = Integer.toString(inSync);
        settings.put("default.replication.factor", all);
        settings.put("min.insync.replicas", some);
        settings.put("offsets.topic.replication.factor", all);
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", all);
        settings.put("transaction.state.log.min.isr", some);
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", all);
        settings.put("share.coordinator.state.topic.min.isr", some);
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    /// Few threads and small buffers.
    public static void stayLight(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("offsets.topic.segment.bytes", "1048576");
        settings.put("transaction.state.log.segment.bytes", "1048576");
        settings.put("offsets.load.buffer.size", "1048576");
        settings.put("transaction.state.log.load.buffer.size", "1048576");
    }
}
