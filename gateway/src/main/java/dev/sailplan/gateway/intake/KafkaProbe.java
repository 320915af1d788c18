package dev.sailplan.gateway.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.TopicDescription;
import io.vertx.kafka.client.common.TopicPartitionInfo;
import java.util.Collection;
import java.util.List;

/// Asks Kafka whether it could take an event. Callers within a second share one question, so that nobody can
/// load the broker through a health endpoint.
final class KafkaProbe {
    private static final long KEEP_MILLIS = 1000;

    private final Vertx vertx;
    private final String topic;
    private final KafkaAdminClient admin;
    private Future<Boolean> latest = Future.succeededFuture(false);
    private boolean fresh;

    KafkaProbe(Vertx vertx, KafkaAddress address, String topic) {
        this.vertx = vertx;
        this.topic = topic;
        this.admin = KafkaAdminClient.create(vertx, address.probe());
    }

    synchronized Future<Boolean> isReachable() {
        if (!fresh) {
            fresh = true;
            latest =
                    admin.describeTopics(List.of(topic))
                            .map(found -> hasLeaders(found.values()))
                            .otherwise(false)
                            .onComplete(_ -> vertx.setTimer(KEEP_MILLIS, _ -> expire()));
        }
        return latest;
    }

    Future<Void> close() {
        return admin.close();
    }

    private synchronized void expire() {
        fresh = false;
    }

    private static boolean hasLeaders(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.getPartitions().stream())
                .map(TopicPartitionInfo::getLeader)
                .allMatch(leader -> leader != null && !leader.isEmpty());
    }
}
