package dev.sailplan.gateway;

import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.ConnectionTrouble;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.service.Readiness;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.gateway.events.KafkaEventLog;
import dev.sailplan.gateway.events.LogHealth;
import dev.sailplan.gateway.intake.Intake;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires the gateway: webhooks in, events on Kafka.
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final URI ORIGIN = URI.create("/gateway");
    private static final long SECONDS_TO_START = 20;

    private final Optional<Vertx> own;
    private final KafkaEventLog events;
    private final Intake intake;

    private Gateway(Optional<Vertx> own, KafkaEventLog events, Intake intake) {
        this.own = own;
        this.events = events;
        this.intake = intake;
    }

    /// Starts with event loops of its own, and returns when webhooks are taken. Not for event loops: it waits.
    public static Gateway start(GatewaySettings settings) {
        Vertx vertx = Vertx.vertx();
        try {
            return start(settings, vertx, InstantSource.system(), Optional.of(vertx));
        } catch (RuntimeException e) {
            waitFor(vertx.close());
            throw e;
        }
    }

    /// Starts on event loops that others use too; they stay open when the gateway is closed.
    public static Gateway start(GatewaySettings settings, Vertx vertx, InstantSource clock) {
        return start(settings, vertx, clock, Optional.empty());
    }

    private static Gateway start(
            GatewaySettings settings, Vertx vertx, InstantSource clock, Optional<Vertx> own) {
        KafkaEventLog events =
                new KafkaEventLog(
                        vertx,
                        settings.kafka(),
                        Topics.EVENTS,
                        settings.limits().traffic().unacknowledged());
        try {
            warm(events, settings);
            verifyTopic(settings.kafka());
            return new Gateway(own, events, listen(settings, vertx, clock, events));
        } catch (RuntimeException e) {
            waitFor(events.close());
            throw e;
        }
    }

    private static void warm(KafkaEventLog events, GatewaySettings settings) {
        try {
            waitFor(events.warm());
        } catch (RuntimeException e) {
            throw GatewayException.ofKafka(
                    ConnectionTrouble.words(e)
                            .orElseGet(() ->
                                    "Kafka at %s does not answer, or has no topic %s: check kafka, or run 'sailplan topics'"
                                            .formatted(settings.kafka(), Topics.EVENTS)),
                    e);
        }
    }

    /// It answers 2xx for what is durable, so it does not begin where that is not.
    private static void verifyTopic(KafkaAddress kafka) {
        try (KafkaTopics topics = new KafkaTopics(kafka.connection())) {
            TopicCheck check = topics.verify(Topics.ofGateway(), kafka.replicas());
            check.unread().stream().map(KafkaTopics::unread).forEach(LOG::warn);
            check.unreported().stream().map(TopicCheck::words).forEach(LOG::warn);
        } catch (LogFailure e) {
            throw new GatewayException("the gateway does not start: " + e.getMessage(), e);
        }
    }

    private static Intake listen(
            GatewaySettings settings, Vertx vertx, InstantSource clock, KafkaEventLog events) {
        Intake.Ground ground =
                new Intake.Ground(
                        vertx,
                        clock,
                        new Records(ORIGIN, Optional.empty()),
                        events,
                        Runtime.getRuntime().availableProcessors());
        try {
            return waitFor(
                    Intake.start(
                            ground, settings.listener(), settings.sources(), settings.limits()));
        } catch (RuntimeException e) {
            throw new GatewayException(
                    "the gateway can't listen on %s port %d: check gateway.host and gateway.port, and that no other process has the port"
                            .formatted(settings.listener().host(), settings.listener().port()),
                    e);
        }
    }

    /// The port that webhooks are taken on.
    public int port() {
        return intake.port();
    }

    /// Whether webhooks could be made durable now.
    Readiness readiness() {
        LogHealth health = waitFor(events.health());
        return health.isReady()
                ? new Readiness.Ready(List.of(health.words()))
                : new Readiness.NotReady(List.of(health.words()));
    }

    /// Bytes of webhook bodies in memory now.
    public long bytesHeld() {
        return intake.bytesHeld();
    }

    /// One step after the other from this thread: a future that outlives its event loop never completes.
    @Override
    public void close() {
        waitFor(intake.close());
        waitFor(events.close());
        own.ifPresent(vertx -> waitFor(vertx.close()));
    }

    private static <T> T waitFor(Future<T> future) {
        try {
            return future.await(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("took more than " + SECONDS_TO_START + " s", e);
        }
    }
}
