package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.kafka.TopicContract.Found;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates topics, or holds them to their contract: their number of partitions decides which record goes where, and can't
/// be changed under a running service; their replicas and clean-up decide whether what was answered for is still there
/// when a broker is lost.
public final class KafkaTopics implements AutoCloseable {
    private final Admin admin;

    public KafkaTopics(Map<String, String> connection) {
        this(Admin.create(new KafkaSettings(connection).admin()));
    }

    KafkaTopics(Admin admin) {
        this.admin = admin;
    }

    /// Creates those that are missing, with so many replicas, and verifies the others.
    ///
    /// @throws LogFailure.Broken as [verify][#verify]
    public void create(Collection<TopicSpec> topics, int replicas) {
        Map<String, Found> found = found(topics);
        refuse(faults(topics, found, replicas));
        List<NewTopic> missing =
                topics.stream()
                        .filter(it -> !found.containsKey(it.name()))
                        .map(it -> newTopic(it, replicas))
                        .toList();
        admin.createTopics(missing).values().values().forEach(KafkaTopics::created);
    }

    /// @param replicas how many each partition has to have
    /// @throws LogFailure.Broken with one line for each topic that is missing and each fault of the others
    public void verify(Collection<TopicSpec> topics, int replicas) {
        TopicCheck check = check(topics, replicas);
        List<String> faults = new ArrayList<>();
        topics.stream()
                .filter(it -> check.missing().contains(it.name()))
                .map(it ->
                        "topic %s is missing: create it with %d partitions"
                                .formatted(it.name(), it.partitions()))
                .forEach(faults::add);
        faults.addAll(check.faults());
        refuse(faults);
    }

    /// @param replicas how many each partition has to have
    public TopicCheck check(Collection<TopicSpec> topics, int replicas) {
        Map<String, Found> found = found(topics);
        List<String> missing =
                topics.stream().map(TopicSpec::name).filter(it -> !found.containsKey(it)).toList();
        return new TopicCheck(missing, faults(topics, found, replicas));
    }

    private static List<String> faults(
            Collection<TopicSpec> topics, Map<String, Found> found, int replicas) {
        return topics.stream()
                .flatMap(topic ->
                        Optional.ofNullable(found.get(topic.name())).stream()
                                .flatMap(it -> TopicContract.faults(topic, it, replicas).stream()))
                .toList();
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new LogFailure.Broken(
                    "the topics are not as they have to be (`sailplan topics` creates what is"
                            + " missing):\n"
                            + String.join("\n", faults));
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static NewTopic newTopic(TopicSpec topic, int replicas) {
        Map<String, String> config = new HashMap<>(topic.config());
        config.put("min.insync.replicas", Integer.toString(TopicContract.inSync(replicas)));
        return new NewTopic(topic.name(), topic.partitions(), (short) replicas).configs(config);
    }

    /// What the broker has of these; the missing ones are absent.
    private Map<String, Found> found(Collection<TopicSpec> topics) {
        List<String> names = topics.stream().map(TopicSpec::name).toList();
        Map<String, TopicDescription> present = new HashMap<>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, answer) ->
                        description(answer).ifPresent(it -> present.put(name, it)));
        Map<String, Map<String, String>> configs = configs(present.keySet());
        Map<String, Found> found = new HashMap<>();
        present.forEach((name, it) ->
                found.put(
                        name,
                        new Found(
                                it.partitions().size(),
                                fewestReplicas(it),
                                configs.getOrDefault(name, Map.of()))));
        return found;
    }

    private static int fewestReplicas(TopicDescription topic) {
        return topic.partitions().stream().mapToInt(it -> it.replicas().size()).min().orElse(0);
    }

    private Map<String, Map<String, String>> configs(Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        return Failures.in(
                "describing topics",
                () ->
                        joined(admin.describeConfigs(resources).all()).entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                it -> it.getKey().name(),
                                                it -> values(it.getValue()))));
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        config.entries().stream()
                .filter(it -> it.value() != null)
                .forEach(it -> values.put(it.name(), it.value()));
        return values;
    }

    private static Optional<TopicDescription> description(KafkaFuture<TopicDescription> answer) {
        return Failures.in(
                "describing a topic",
                () -> {
                    try {
                        return Optional.of(joined(answer));
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
