package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.RepositoryName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which applications of which repositories want to hear of an application because they depend on it, and
/// which repositories of a cluster. Safe from any thread.
///
/// Who wants to hear is never taken back: to be woken once too often does no harm. After a restart it fills as what waits is
/// judged again.
public final class DependencyWatchers {
    private final Map<ApplicationKey, Map<RepositoryName, Set<ApplicationKey>>> waiting =
            new ConcurrentHashMap<>();
    private final Map<ApplicationKey, List<ApplicationKey>> needs = new ConcurrentHashMap<>();
    private final Map<ClusterName, Set<RepositoryName>> clusters = new ConcurrentHashMap<>();

    /// The repository has an application on the cluster, or waits for one there.
    public void concern(RepositoryName repository, ClusterName cluster) {
        clusters.computeIfAbsent(cluster, _ -> ConcurrentHashMap.newKeySet()).add(repository);
    }

    public Set<RepositoryName> concerned(ClusterName cluster) {
        return Set.copyOf(clusters.getOrDefault(cluster, Set.of()));
    }

    public void add(
            ApplicationKey dependency, RepositoryName repository, ApplicationKey dependent) {
        concern(repository, dependency.cluster());
        waiting.computeIfAbsent(dependency, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(repository, _ -> ConcurrentHashMap.newKeySet())
                .add(dependent);
    }

    /// What the plan of an application depends on that was judged last.
    public void needs(ApplicationKey dependent, List<ApplicationKey> dependencies) {
        needs.put(dependent, List.copyOf(dependencies));
    }

    /// The way on which an application comes to depend on itself, over whatever repositories. Inside of one commit
    /// nobody gets so far.
    public Optional<List<ApplicationKey>> circle(ApplicationKey application) {
        Map<ApplicationKey, ApplicationKey> from = new HashMap<>();
        Deque<ApplicationKey> next = new ArrayDeque<>(List.of(application));
        while (!next.isEmpty()) {
            ApplicationKey at = next.remove();
            for (ApplicationKey needed : needs.getOrDefault(at, List.of())) {
                if (from.putIfAbsent(needed, at) == null) {
                    next.add(needed);
                }
            }
        }
        return from.containsKey(application)
                ? Optional.of(way(application, from))
                : Optional.empty();
    }

    private static List<ApplicationKey> way(
            ApplicationKey application, Map<ApplicationKey, ApplicationKey> from) {
        Deque<ApplicationKey> way = new ArrayDeque<>(List.of(application));
        do {
            way.addFirst(from.getOrDefault(way.getFirst(), application));
        } while (!way.getFirst().equals(application));
        return List.copyOf(way);
    }

    public Map<RepositoryName, Set<ApplicationKey>> of(ApplicationKey dependency) {
        return Map.copyOf(waiting.getOrDefault(dependency, Map.of()));
    }
}
