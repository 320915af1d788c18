package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.TopicPartition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What a test makes of a real broker; all its topics are gone afterwards.
public final class KafkaWorld implements LogWorld {
    private final String address;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaLog log;

    public KafkaWorld(String address) {
        this.address = address;
        Map<String, Object> connection = Map.of("bootstrap.servers", address, "linger.ms", "0");
        admin = Admin.create(connection);
        producer =
                new KafkaProducer<>(
                        connection, new ByteArraySerializer(), new ByteArraySerializer());
        log = new KafkaLog(connection());
    }

    public KafkaConnection connection() {
        return KafkaConnection.to(address);
    }

    @Override
    public Log log() {
        return log;
    }

    @Override
    public void createTopic(String name, int partitions) {
        NewTopic topic = new NewTopic(name, partitions, (short) 1);
        join(admin.createTopics(List.of(topic)).all());
        while (!topics().contains(name)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void deleteTopic(String name) {
        join(admin.deleteTopics(List.of(name)).all());
    }

    @Override
    public void append(TopicPartition to, String key, String value) {
        var record =
                new ProducerRecord<>(
                        to.topic(),
                        to.partition(),
                        key.getBytes(StandardCharsets.UTF_8),
                        value.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void evict(String group, String instance) {
        var members =
                new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(instance)));
        join(admin.removeMembersFromConsumerGroup(group, members).all());
    }

    @Override
    public void close() {
        log.close();
        producer.close();
        topics().forEach(this::deleteTopic);
        while (!topics().isEmpty()) {
            Thread.onSpinWait();
        }
        admin.close();
    }

    private Set<String> topics() {
        return admin.listTopics().names().toCompletionStage().toCompletableFuture().join();
    }

    private static void join(KafkaFuture<Void> future) {
        Void _ = future.toCompletionStage().toCompletableFuture().join();
    }
}
