package dev.sailplan.gateway.events;

import dev.sailplan.common.log.kafka.connect.ConnectionTrouble;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Kafka which events it could take. Callers within a second share one question, so that nobody can
/// load the broker through a health endpoint.
///
/// It speaks to Kafka's own client: the one of Vert.x never answers for a topic with a partition that has no leader.
final class KafkaProbe {
    private static final Logger log = LoggerFactory.getLogger(KafkaProbe.class);
    private static final long KEEP_MILLIS = 1000;
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(2);

    /// What `sailplan topics` asks for, where the setting may not be read.
    private static final int AS_WE_ASK_FOR = 2;

    private final Vertx vertx;
    private final String topic;
    private final ConfigResource settings;
    private final Map<String, Object> client;
    private Admin admin;
    private Future<LogHealth> latest = Future.succeededFuture(new LogHealth.Sound());
    private LogHealth told = new LogHealth.Sound();
    private boolean fresh;

    KafkaProbe(Vertx vertx, KafkaAddress address, String topic) {
        this.vertx = vertx;
        this.topic = topic;
        this.settings = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        this.client = Map.copyOf(address.probe());
        this.admin = Admin.create(client);
    }

    synchronized Future<LogHealth> health() {
        if (!fresh) {
            fresh = true;
            latest =
                    look().onSuccess(this::tell)
                            .onComplete(_ -> vertx.setTimer(KEEP_MILLIS, _ -> expire()));
        }
        return latest;
    }

    Future<Void> close() {
        return vertx.executeBlocking(
                        () -> {
                            current().close(TIME_TO_CLOSE);
                            return topic;
                        })
                .mapEmpty();
    }

    private Future<LogHealth> look() {
        Admin asked = current();
        Future<Integer> inSync =
                future(asked.describeConfigs(List.of(settings)).all())
                        .map(found -> inSync(Objects.requireNonNull(found.get(settings))))
                        .otherwise(AS_WE_ASK_FOR);
        DescribeTopicsOptions withRights =
                new DescribeTopicsOptions().includeAuthorizedOperations(true);
        return future(asked.describeTopics(List.of(topic), withRights).allTopicNames())
                .compose(found -> inSync.map(least -> health(found, least)))
                .onFailure(it -> renewAfter(it, asked))
                .otherwise(TopicHealth::of);
    }

    /// Kafka's client repeats a refused log-in to every question for as long as it would have kept its metadata, five
    /// minutes: the next one goes to another.
    private void renewAfter(Throwable failure, Admin refused) {
        if (ConnectionTrouble.isOfLogin(failure)) {
            var _ =
                    vertx.executeBlocking(() -> {
                        replace(Admin.create(client));
                        refused.close(TIME_TO_CLOSE);
                        return topic;
                    });
        }
    }

    private synchronized void replace(Admin next) {
        admin = next;
    }

    private synchronized Admin current() {
        return admin;
    }

    private LogHealth health(@Nullable Map<String, TopicDescription> found, int inSync) {
        return TopicHealth.of(
                Objects.requireNonNull(Objects.requireNonNull(found).get(topic)), inSync);
    }

    private static int inSync(Config config) {
        return Integer.parseInt(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
    }

    private <T> Future<T> future(KafkaFuture<T> theirs) {
        return Future.fromCompletionStage(theirs.toCompletionStage(), vertx.getOrCreateContext());
    }

    private synchronized void expire() {
        fresh = false;
    }

    /// Once for each change: a probe comes every few seconds.
    private synchronized void tell(LogHealth now) {
        if (now.equals(told)) {
            return;
        }
        told = now;
        switch (now) {
            case LogHealth.Sound _ -> log.atInfo().addKeyValue("topic", topic).log(now.words());
            case LogHealth.Closed _ -> warn("no events can be taken", now);
            case LogHealth.Broken _ -> warn("some events can't be taken", now);
        }
    }

    private void warn(String what, LogHealth why) {
        log.atWarn().addKeyValue("topic", topic).addKeyValue("why", why.words()).log(what);
    }
}
