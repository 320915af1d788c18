package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.RepositoryName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which repositories want to hear of an application because something of theirs depends on it. Safe from any thread.
///
/// Nothing is ever taken back: to be woken once too often does no harm. After a restart it fills as what waits is
/// judged again.
public final class Dependents {
    private final Map<ApplicationKey, Set<RepositoryName>> waiting = new ConcurrentHashMap<>();

    void add(ApplicationKey dependency, RepositoryName repository) {
        waiting.computeIfAbsent(dependency, _ -> ConcurrentHashMap.newKeySet()).add(repository);
    }

    Set<RepositoryName> of(ApplicationKey dependency) {
        return Set.copyOf(waiting.getOrDefault(dependency, Set.of()));
    }
}
