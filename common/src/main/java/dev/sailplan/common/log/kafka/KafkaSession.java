package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Couples one consumer and one transactional producer, which act as one.
final class KafkaSession implements LogSession {
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(2);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Rebalance rebalance;
    private final AtomicReference<Optional<Failures.Refusal>> unwritten =
            new AtomicReference<>(Optional.empty());
    private boolean closed;

    private KafkaSession(ClientProperties settings, Membership membership, Rebalance rebalance) {
        this.rebalance = rebalance;
        this.producer =
                new KafkaProducer<>(
                        settings.writer(membership),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.consumer = consumer(settings, membership);
    }

    /// Nobody else would ever close the writer.
    private KafkaConsumer<byte[], byte[]> consumer(
            ClientProperties settings, Membership membership) {
        try {
            return new KafkaConsumer<>(
                    settings.member(membership),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /// Fences the writer of that name before anything is read, so that what is read is final.
    static KafkaSession join(
            ClientProperties settings, Membership membership, Rebalance rebalance) {
        return Failures.in(
                "joining " + membership.group(),
                () -> {
                    KafkaSession session = new KafkaSession(settings, membership, rebalance);
                    try {
                        session.producer.initTransactions();
                        session.consumer.subscribe(membership.topics(), session.new Callbacks());
                        return session;
                    } catch (RuntimeException e) {
                        session.close();
                        throw e;
                    }
                });
    }

    @Override
    public List<Inbound> poll(Duration atMost) {
        return Fetch.next(consumer, atMost);
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void pause(Set<TopicPartition> partitions) {
        Failures.in("pausing", () -> consumer.pause(Convert.theirs(partitions)));
    }

    @Override
    public void resume(Set<TopicPartition> partitions) {
        Failures.in("resuming", () -> consumer.resume(Convert.theirs(partitions)));
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        Failures.in("seeking", () -> consumer.seek(Convert.theirs(partition), offset));
    }

    @Override
    public void begin() {
        unwritten.set(Optional.empty());
        Failures.in("beginning a transaction", producer::beginTransaction);
    }

    /// What becomes of the record shows when the transaction is committed, if not before.
    @Override
    public void send(Outbound record) {
        writing(
                "writing to " + record.topic(),
                () -> {
                    var _ =
                            producer.send(
                                    Convert.outbound(record),
                                    (_, failure) -> note(record.topic(), failure));
                });
    }

    /// The first to fail is the one to blame: Kafka gives up what waits behind it, whatever topic that is for, by the
    /// same exception.
    private void note(String topic, @Nullable Exception failure) {
        Optional.ofNullable(failure)
                .flatMap(it -> Failures.ofTopic(topic, it))
                .ifPresent(found ->
                        unwritten.updateAndGet(it -> it.isPresent() ? it : Optional.of(found)));
    }

    /// Once a record was not taken, Kafka refuses whatever is called next, and never commits what came before.
    private void writing(String what, Runnable call) {
        try {
            Failures.in(what, call);
        } catch (LogFailure.Broken e) {
            throw unwritten
                    .get()
                    .<LogFailure>map(it -> new LogFailure.Unwritable(it.topic(), it.why(), e))
                    .orElse(e);
        }
    }

    @Override
    public void sendOffsets(Map<TopicPartition, Long> offsets) {
        Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> theirs = new HashMap<>();
        offsets.forEach((it, n) -> theirs.put(Convert.theirs(it), new OffsetAndMetadata(n)));
        writing(
                "committing offsets",
                () -> producer.sendOffsetsToTransaction(theirs, consumer.groupMetadata()));
    }

    @Override
    public void commit() {
        writing("committing", producer::commitTransaction);
    }

    @Override
    public void abort() {
        Failures.in("aborting", producer::abortTransaction);
    }

    @Override
    public void leave() {
        close(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    @Override
    public void close() {
        close(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP);
    }

    private void close(CloseOptions.GroupMembershipOperation membership) {
        if (closed) {
            return;
        }
        closed = true;
        CloseOptions options =
                CloseOptions.timeout(TIME_TO_CLOSE).withGroupMembershipOperation(membership);
        try {
            Failures.in("closing the writer", () -> producer.close(TIME_TO_CLOSE));
        } finally {
            Failures.in("closing the reader", () -> consumer.close(options));
        }
    }

    /// Passes rebalances on, except when Kafka calls back while it closes and there is nothing left to be done.
    private final class Callbacks implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(
                Collection<org.apache.kafka.common.TopicPartition> partitions) {
            if (!closed && !partitions.isEmpty()) {
                rebalance.assigned(KafkaSession.this, Convert.ours(partitions));
            }
        }

        @Override
        public void onPartitionsRevoked(
                Collection<org.apache.kafka.common.TopicPartition> partitions) {
            if (!closed && !partitions.isEmpty()) {
                rebalance.revoked(KafkaSession.this, Convert.ours(partitions));
            }
        }

        @Override
        public void onPartitionsLost(
                Collection<org.apache.kafka.common.TopicPartition> partitions) {
            if (!closed) {
                rebalance.lost(Convert.ours(partitions));
            }
        }
    }
}
