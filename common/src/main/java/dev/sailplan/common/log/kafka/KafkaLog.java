package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.port.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;

/// Implements the log on a Kafka cluster.
public final class KafkaLog implements Log, AutoCloseable {
    /// With two in sync, the loss of any broker neither loses what was answered for nor ends writing.
    public static final int REPLICAS = 3;

    private final ClientProperties settings;
    private final RenewedAdmin admin;
    private final int replicas;

    public KafkaLog(KafkaConnection connection) {
        this(connection, REPLICAS);
    }

    /// @param replicas how many each topic is expected to have
    public KafkaLog(KafkaConnection connection, int replicas) {
        settings = new ClientProperties(connection);
        admin = new RenewedAdmin(settings.admin());
        this.replicas = replicas;
    }

    @Override
    public LogSession join(Membership membership, Rebalance rebalance) {
        return KafkaSession.join(settings, membership, rebalance);
    }

    @Override
    public LogReader read(Map<TopicPartition, Long> from) {
        return Failures.in("opening a reader", () -> new KafkaReader(settings, from));
    }

    @Override
    public TopicFacts describe(String topic) {
        var found =
                answer(
                        "describing topic " + topic,
                        it -> it.describeTopics(List.of(topic)).allTopicNames());
        var description = found.values().iterator().next();
        return new TopicFacts(description.topicId().toString(), description.partitions().size());
    }

    @Override
    public TopicCheck check(Collection<TopicSpec> topics) {
        return admin.ask(
                "looking at the topics", it -> new KafkaTopics(it).check(topics, replicas));
    }

    /// Asks whether any broker answers within `patience`, for probes.
    ///
    /// @throws LogFailure where none does
    public void ping(Duration patience) {
        var options = new DescribeClusterOptions().timeoutMs((int) patience.toMillis());
        answer("asking whether Kafka is there", it -> it.describeCluster(options).clusterId());
    }

    /// The names of all topics that we may see.
    public Set<String> topics() {
        return answer("listing the topics", it -> it.listTopics().names());
    }

    @Override
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    @Override
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> of, OffsetSpec spec) {
        Map<org.apache.kafka.common.TopicPartition, OffsetSpec> asked = new HashMap<>();
        of.forEach(it -> asked.put(Convert.theirs(it), spec));
        var options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer("listing offsets", it -> it.listOffsets(asked, options).all())
                .forEach((it, found) -> offsets.put(Convert.ours(it), found.offset()));
        return offsets;
    }

    @Override
    public Map<TopicPartition, Long> committed(
            String group, Collection<TopicPartition> partitions) {
        var spec =
                new ListConsumerGroupOffsetsSpec()
                        .topicPartitions(new ArrayList<>(Convert.theirs(partitions)));
        var options = new ListConsumerGroupOffsetsOptions().requireStable(true);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(
                        "listing the offsets of group " + group,
                        it ->
                                it.listConsumerGroupOffsets(Map.of(group, spec), options)
                                        .partitionsToOffsetAndMetadata(group))
                .forEach((it, found) -> {
                    if (found != null) {
                        offsets.put(Convert.ours(it), found.offset());
                    }
                });
        return offsets;
    }

    @Override
    public void close() {
        admin.close();
    }

    private <T> T answer(String what, Function<Admin, KafkaFuture<T>> question) {
        return admin.ask(
                what, it -> question.apply(it).toCompletionStage().toCompletableFuture().join());
    }
}
