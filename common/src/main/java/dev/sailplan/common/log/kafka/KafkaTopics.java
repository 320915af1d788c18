package dev.sailplan.common.log.kafka;

import dev.sailplan.common.log.kafka.TopicContract.Found;
import dev.sailplan.common.log.kafka.TopicContract.Verdict;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates topics, or holds them to their contract: their number of partitions decides which record goes where, and can't
/// be changed under a running service; their replicas and clean-up decide whether what was answered for is still there
/// when a broker is lost.
public final class KafkaTopics implements AutoCloseable {
    private final Admin admin;

    public KafkaTopics(KafkaConnection connection) {
        this(
                Failures.in(
                        "opening Kafka's client",
                        () -> Admin.create(new ClientProperties(connection).admin())));
    }

    KafkaTopics(Admin admin) {
        this.admin = admin;
    }

    /// How many brokers there are now.
    public int brokers() {
        return Failures.in(
                "counting the brokers", () -> joined(admin.describeCluster().nodes()).size());
    }

    /// Creates those that are missing, with so many replicas, and verifies the others, of which it returns what it found.
    ///
    /// @throws LogFailure.Broken as [verify][#verify], and with one line for each that may not be looked at
    public TopicCheck create(Collection<TopicSpec> topics, int replicas) {
        Seen seen = seen(topics);
        TopicCheck check = check(topics, seen, replicas);
        refuse(lines(check));
        List<NewTopic> missing =
                topics.stream()
                        .filter(it -> seen.isMissing(it.name()))
                        .map(it -> newTopic(it, replicas))
                        .toList();
        admin.createTopics(missing).values().values().forEach(KafkaTopics::created);
        return check;
    }

    /// Returns which topics may not be looked at, and what the broker doesn't report.
    ///
    /// @param replicas how many each partition has to have
    /// @throws LogFailure.Broken with one line for each topic that is missing and each fault of the others; those that
    /// may not be looked at have theirs beside them
    public TopicCheck verify(Collection<TopicSpec> topics, int replicas) {
        TopicCheck check = check(topics, replicas);
        List<String> faults = new ArrayList<>();
        topics.stream()
                .filter(it -> check.missing().contains(it.name()))
                .map(it ->
                        "topic %s is missing: create it with %d partitions"
                                .formatted(it.name(), it.partitions()))
                .forEach(faults::add);
        faults.addAll(check.faults());
        if (!faults.isEmpty()) {
            faults.addAll(check.unread().stream().map(KafkaTopics::unread).toList());
        }
        refuse(faults);
        return check;
    }

    /// @param replicas how many each partition has to have
    public TopicCheck check(Collection<TopicSpec> topics, int replicas) {
        return check(topics, seen(topics), replicas);
    }

    private static TopicCheck check(Collection<TopicSpec> topics, Seen seen, int replicas) {
        List<String> missing =
                topics.stream().map(TopicSpec::name).filter(seen::isMissing).toList();
        List<Verdict> verdicts = verdicts(topics, seen, replicas);
        return new TopicCheck(
                missing,
                List.copyOf(seen.unread()),
                verdicts.stream().flatMap(it -> it.unreported().stream()).distinct().toList(),
                verdicts.stream().flatMap(it -> it.faults().stream()).toList());
    }

    private static List<String> lines(TopicCheck check) {
        return Stream.concat(
                        check.unread().stream().map(KafkaTopics::unread), check.faults().stream())
                .toList();
    }

    /// The settings of a new topic, by their names.
    public static SortedMap<String, String> settings(TopicSpec topic, int replicas) {
        SortedMap<String, String> settings = new TreeMap<>(topic.config());
        settings.put("min.insync.replicas", Integer.toString(TopicContract.inSync(replicas)));
        return settings;
    }

    /// What to do about one that may not be looked at.
    public static String unread(String topic) {
        return "topic %s is not verified: grant Describe and DescribeConfigs on it"
                .formatted(topic);
    }

    private static List<Verdict> verdicts(Collection<TopicSpec> topics, Seen seen, int replicas) {
        return topics.stream()
                .flatMap(topic ->
                        Optional.ofNullable(seen.found().get(topic.name())).stream()
                                .map(it -> TopicContract.judge(topic, it, replicas)))
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
        return new NewTopic(topic.name(), topic.partitions(), (short) replicas)
                .configs(settings(topic, replicas));
    }

    /// A look at topics: what the broker has of them, and which it does not let us look at.
    private record Seen(Map<String, Found> found, SortedSet<String> unread) {
        boolean isMissing(String topic) {
            return !found.containsKey(topic) && !unread.contains(topic);
        }
    }

    private Seen seen(Collection<TopicSpec> topics) {
        SortedSet<String> unread = new TreeSet<>();
        Map<String, TopicDescription> present =
                allowed(admin.describeTopics(names(topics)).topicNameValues(), unread);
        Map<String, Config> configs = allowed(configs(present.keySet()), unread);
        Map<String, Found> found = new HashMap<>();
        present.keySet().removeAll(unread);
        present.forEach((name, it) -> {
            Config config = configs.get(name);
            if (config == null) {
                throw new LogFailure.Broken("topic " + name + " is not known to all brokers yet");
            }
            found.put(name, new Found(it.partitions().size(), fewestReplicas(it), values(config)));
        });
        return new Seen(found, unread);
    }

    private static List<String> names(Collection<TopicSpec> topics) {
        return topics.stream().map(TopicSpec::name).toList();
    }

    private static int fewestReplicas(TopicDescription topic) {
        return topic.partitions().stream().mapToInt(it -> it.replicas().size()).min().orElse(0);
    }

    private Map<String, KafkaFuture<Config>> configs(Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        Map<String, KafkaFuture<Config>> answers = new HashMap<>();
        admin.describeConfigs(resources)
                .values()
                .forEach((resource, answer) -> answers.put(resource.name(), answer));
        return answers;
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        config.entries().stream()
                .filter(it -> it.value() != null)
                .forEach(it -> values.put(it.name(), it.value()));
        return values;
    }

    /// The answers about topics that are there and may be looked at; the names of the others that are there go to
    /// `unread`.
    private static <T> Map<String, T> allowed(
            Map<String, KafkaFuture<T>> answers, Set<String> unread) {
        Map<String, T> all = new HashMap<>();
        answers.forEach((name, answer) ->
                Failures.in(
                        "describing topic " + name,
                        () -> {
                            try {
                                all.put(name, joined(answer));
                            } catch (CompletionException e) {
                                switch (e.getCause()) {
                                    case UnknownTopicOrPartitionException _ -> {}
                                    case TopicAuthorizationException _ -> unread.add(name);
                                    case null, default -> throw e;
                                }
                            }
                        }));
        return all;
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
