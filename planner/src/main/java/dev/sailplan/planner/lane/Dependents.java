package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.RepositoryName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which applications of which repositories want to hear of an application because they depend on it, and which
/// repositories of a cluster. Safe from any thread.
///
/// Nothing is ever taken back: to be woken once too often does no harm. After a restart it fills as what waits is
/// judged again.
public final class Dependents {
    private final Map<ApplicationKey, Map<RepositoryName, Set<ApplicationKey>>> waiting =
            new ConcurrentHashMap<>();
    private final Map<ClusterName, Set<RepositoryName>> clusters = new ConcurrentHashMap<>();

    /// The repository has an application on the cluster, or waits for one there.
    void concern(RepositoryName repository, ClusterName cluster) {
        clusters.computeIfAbsent(cluster, _ -> ConcurrentHashMap.newKeySet()).add(repository);
    }

    boolean isConcerned(RepositoryName repository, ClusterName cluster) {
        return clusters.getOrDefault(cluster, Set.of()).contains(repository);
    }

    void add(ApplicationKey dependency, RepositoryName repository, ApplicationKey dependent) {
        concern(repository, dependency.cluster());
        waiting.computeIfAbsent(dependency, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(repository, _ -> ConcurrentHashMap.newKeySet())
                .add(dependent);
    }

    Map<RepositoryName, Set<ApplicationKey>> of(ApplicationKey dependency) {
        return Map.copyOf(waiting.getOrDefault(dependency, Map.of()));
    }
}
