package dev.sailplan.gateway.events;

import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.gateway.http.Answer;
import dev.sailplan.gateway.http.RefusedRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Implements the event log on Kafka.
public final class KafkaEventLog implements EventLog {
    private static final Logger log = LoggerFactory.getLogger(KafkaEventLog.class);
    private static final long CLOSE_MILLIS = 2000;

    private final Vertx vertx;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaProbe probe;
    private final int mostUnacknowledged;
    private final String topic;
    private final AtomicInteger unacknowledged = new AtomicInteger();

    public KafkaEventLog(Vertx vertx, KafkaAddress address, String topic, int mostUnacknowledged) {
        this.vertx = vertx;
        this.topic = topic;
        this.producer =
                KafkaProducer.create(
                        vertx,
                        address.producer(),
                        new StringSerializer(),
                        new ByteArraySerializer());
        // Each failure is also in the record's future, where it is dealt with.
        this.producer.exceptionHandler(_ -> {});
        this.probe = new KafkaProbe(vertx, address, topic);
        this.mostUnacknowledged = mostUnacknowledged;
    }

    /// Fetches what the first record would otherwise wait for. It speaks to Kafka's own client: the one of Vert.x never
    /// answers for a topic with a partition that has no leader, and the others would wait for that one.
    public Future<Void> warm() {
        return vertx.executeBlocking(() -> producer.unwrap().partitionsFor(topic)).mapEmpty();
    }

    @Override
    public Future<Void> append(List<Outbound> records) {
        if (unacknowledged.addAndGet(records.size()) > mostUnacknowledged) {
            unacknowledged.addAndGet(-records.size());
            return Future.failedFuture(new RefusedRequest(Answer.NOT_DURABLE));
        }
        return Future.join(records.stream().map(this::send).toList())
                .onComplete(_ -> unacknowledged.addAndGet(-records.size()))
                .<Void>mapEmpty()
                .recover(this::notDurable);
    }

    @Override
    public Future<LogHealth> health() {
        return probe.health();
    }

    public Future<Void> close() {
        return Future.join(producer.close(CLOSE_MILLIS), probe.close()).mapEmpty();
    }

    private Future<?> send(Outbound record) {
        KafkaProducerRecord<String, byte[]> sent =
                KafkaProducerRecord.create(
                        record.topic(),
                        record.key(),
                        record.value().map(Payload::bytes).orElseThrow());
        record.headers().forEach(sent::addHeader);
        return producer.send(sent);
    }

    private Future<Void> notDurable(Throwable cause) {
        log.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("events were not acknowledged");
        return Future.failedFuture(new RefusedRequest(Answer.NOT_DURABLE));
    }
}
