package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.port.LogFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates topics, or holds them to their contract: their number of partitions decides which record goes where,
/// and can't be changed under a running service.
public final class KafkaTopics implements AutoCloseable {
    private final Admin admin;

    /// A topic as it has to be.
    public record Topic(String name, int partitions, Map<String, String> config) {
        public Topic {
            config = Map.copyOf(config);
        }
    }

    public KafkaTopics(Map<String, String> connection) {
        admin = Admin.create(new KafkaSettings(connection).admin());
    }

    /// Creates those that are missing, with so many replicas (-1 for the broker's default), and verifies the others.
    public void create(Collection<Topic> topics, short replicas) {
        Map<Boolean, List<Topic>> present =
                topics.stream()
                        .collect(Collectors.partitioningBy(it -> partitions(it).isPresent()));
        verify(present.getOrDefault(true, List.of()));
        List<NewTopic> missing =
                present.getOrDefault(false, List.of()).stream()
                        .map(it ->
                                new NewTopic(it.name(), it.partitions(), replicas)
                                        .configs(it.config()))
                        .toList();
        admin.createTopics(missing).values().values().forEach(KafkaTopics::created);
    }

    /// @throws LogFailure.Broken with one line for each topic that is missing or has other partitions
    public void verify(Collection<Topic> topics) {
        List<String> faults = new ArrayList<>();
        for (Topic topic : topics) {
            int expected = topic.partitions();
            Optional<Integer> found = partitions(topic);
            if (found.isEmpty()) {
                faults.add(
                        "topic %s is missing: create it with %d partitions"
                                .formatted(topic.name(), expected));
            } else if (found.get() != expected) {
                faults.add(
                        "topic %s has %d partitions where %d are expected: delete and create it anew"
                                .formatted(topic.name(), found.get(), expected));
            }
        }
        if (!faults.isEmpty()) {
            throw new LogFailure.Broken(
                    "the topics are not as they have to be (`sailplan topics` creates them):\n"
                            + String.join("\n", faults));
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private Optional<Integer> partitions(Topic topic) {
        var description = admin.describeTopics(List.of(topic.name())).topicNameValues();
        return description.values().stream().flatMap(it -> found(it).stream()).findFirst();
    }

    private static Optional<Integer> found(KafkaFuture<TopicDescription> description) {
        return Failures.in(
                "describing a topic",
                () -> {
                    try {
                        return Optional.of(joined(description).partitions().size());
                    } catch (CompletionException e) {
                        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    /// Somebody else may have been faster.
    private static void created(KafkaFuture<Void> creation) {
        Failures.in(
                "creating a topic",
                () -> {
                    try {
                        var _ = joined(creation);
                    } catch (CompletionException e) {
                        if (!(e.getCause() instanceof TopicExistsException)) {
                            throw e;
                        }
                    }
                });
    }

    private static <T> T joined(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
