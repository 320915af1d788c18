package dev.sailplan.common.wire;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.port.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names the topics, and defines their shape.
public final class Topics {
    public static final String EVENTS = "sailplan.events";
    public static final String DECISIONS = "sailplan.decisions";
    public static final String DEAD_LETTERS = "sailplan.deadletters";
    public static final String PLANNER_STATE = "sailplan.planner.state";

    /// A topic that nobody writes yet; the audit role is to.
    public static final String AUDIT = "sailplan.audit";

    private static final String STATUS = "sailplan.status.";

    /// The partitions of what is keyed by repository.
    public static final int BY_REPOSITORY = 64;

    /// The partitions of what belongs to one cluster.
    public static final int BY_CLUSTER = 1;

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(365);

    private Topics() {}

    public static String plans(ClusterName cluster) {
        return "sailplan.plans." + cluster;
    }

    public static String outcomes(ClusterName cluster) {
        return "sailplan.outcomes." + cluster;
    }

    public static String status(ClusterName cluster) {
        return STATUS + cluster;
    }

    public static String applierState(ClusterName cluster) {
        return "sailplan.applier.state." + cluster;
    }

    /// The clusters whose topics are among these, by name.
    public static List<String> clusters(Collection<String> topics) {
        return topics.stream()
                .filter(topic -> topic.startsWith(STATUS))
                .map(topic -> topic.substring(STATUS.length()))
                .sorted()
                .toList();
    }

    /// Every topic that an installation with these clusters needs.
    public static List<TopicSpec> all(Collection<ClusterName> clusters) {
        List<TopicSpec> topics = new ArrayList<>(shared());
        clusters.stream().sorted().distinct().map(Topics::of).forEach(topics::addAll);
        return List.copyOf(topics);
    }

    /// Those that a gateway writes.
    public static List<TopicSpec> ofGateway() {
        return List.of(deleted(EVENTS, BY_REPOSITORY, MONTH));
    }

    /// Those that a planner for these clusters reads or writes.
    public static List<TopicSpec> ofPlanner(Collection<ClusterName> clusters) {
        Set<String> names = new HashSet<>(Set.of(EVENTS, DECISIONS, PLANNER_STATE, DEAD_LETTERS));
        clusters.forEach(it -> names.addAll(Set.of(plans(it), status(it))));
        return named(names, clusters);
    }

    /// Those that the applier of a cluster reads or writes.
    public static List<TopicSpec> ofApplier(ClusterName cluster) {
        List<TopicSpec> topics = new ArrayList<>(of(cluster));
        topics.addAll(named(Set.of(DEAD_LETTERS), List.of()));
        return List.copyOf(topics);
    }

    private static List<TopicSpec> named(Set<String> names, Collection<ClusterName> clusters) {
        return all(clusters).stream().filter(it -> names.contains(it.name())).toList();
    }

    private static List<TopicSpec> shared() {
        List<TopicSpec> topics = new ArrayList<>(ofGateway());
        topics.add(deleted(DECISIONS, BY_REPOSITORY, YEAR));
        topics.add(compacted(PLANNER_STATE, BY_REPOSITORY));
        topics.add(kept(AUDIT));
        topics.add(deleted(DEAD_LETTERS, BY_CLUSTER, QUARTER));
        return topics;
    }

    private static List<TopicSpec> of(ClusterName cluster) {
        return List.of(
                deleted(plans(cluster), BY_CLUSTER, QUARTER),
                deleted(outcomes(cluster), BY_CLUSTER, YEAR),
                compacted(status(cluster), BY_CLUSTER),
                compacted(applierState(cluster), BY_CLUSTER));
    }

    private static TopicSpec deleted(String name, int partitions, Duration after) {
        return topic(name, partitions, "delete", Long.toString(after.toMillis()));
    }

    private static TopicSpec kept(String name) {
        return topic(name, BY_CLUSTER, "delete", "-1");
    }

    /// Whoever takes a partition over reads it from its beginning. The segment that is written to is never compacted, so
    /// with Kafka's defaults (1 GiB, a week) that would be up to a gibibyte for a state of some kilobytes.
    private static TopicSpec compacted(String name, int partitions) {
        TopicSpec plain = topic(name, partitions, "compact", "-1");
        Map<String, String> config = new HashMap<>(plain.config());
        config.put("segment.bytes", Integer.toString(64 << 20));
        config.put("segment.ms", Long.toString(Duration.ofHours(1).toMillis()));
        config.put("min.cleanable.dirty.ratio", "0.1");
        config.put("max.compaction.lag.ms", Long.toString(Duration.ofHours(6).toMillis()));
        return new TopicSpec(plain.name(), plain.partitions(), config);
    }

    private static TopicSpec topic(String name, int partitions, String cleanup, String retention) {
        return new TopicSpec(
                name,
                partitions,
                Map.of(
                        "cleanup.policy", cleanup,
                        "retention.ms", retention,
                        "unclean.leader.election.enable", "false"));
    }
}
