package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.SealingKey;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.clusters.ClusterKnowledge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Clusters that say what a test wants.
public final class FakeClusters implements ClusterKnowledge {
    static final ClusterName DEV = new ClusterName("dev");
    public static final ClusterUid UID = new ClusterUid("0f3c");

    /// The topics are read to their end only when somebody asks for facts.
    public boolean late;

    /// How often somebody asked for what a repository owns.
    int askedByOwner;

    public final Map<ApplicationKey, Status> statuses = new TreeMap<>();
    public Optional<Facts> facts =
            Optional.of(facts(new ApiKind("", "v1", "ConfigMap", "configmaps", true)));

    static Facts facts(ApiKind... more) {
        List<ApiKind> kinds =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        new ApiKind("", "v1", "Namespace", "namespaces", false),
                                        new ApiKind("", "v1", "Secret", "secrets", true)),
                                java.util.Arrays.stream(more))
                        .toList();
        return new Facts(
                DEV,
                UID,
                "v1.37.2",
                0,
                kinds,
                new SealingKey(new KeyId("0123456789abcdef"), 1, "none"),
                Map.of(),
                Instant.EPOCH);
    }

    /// It serves a kind that no applier served before.
    public void learnShips() {
        facts =
                Optional.of(
                        facts(
                                new ApiKind("", "v1", "ConfigMap", "configmaps", true),
                                new ApiKind("sea.example", "v1", "Ship", "ships", true)));
    }

    @Override
    public Optional<ClusterFacts> facts(ClusterName cluster) {
        late = false;
        return facts.filter(f -> f.cluster().equals(cluster))
                .map(f -> new ClusterFacts(f, _ -> new byte[0]));
    }

    @Override
    public Optional<Status> status(ApplicationKey application) {
        return Optional.ofNullable(statuses.get(application)).filter(_ -> !late);
    }

    @Override
    public List<Status> ownedBy(RepositoryName repository) {
        askedByOwner++;
        return statuses.values().stream().filter(s -> s.owner().equals(repository)).toList();
    }

    @Override
    public Set<RepositoryName> ownersOn(ClusterName cluster) {
        return statuses.values().stream()
                .filter(s -> s.application().cluster().equals(cluster))
                .map(Status::owner)
                .collect(Collectors.toSet());
    }
}
