package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.status.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps statuses of a cluster's applications by application and owner, so that who asks for a repository's pays for
/// those alone. Written by one thread, read by any.
final class OwnedStatuses {
    private final Map<ApplicationKey, Status> all = new ConcurrentHashMap<>();
    private final Map<RepositoryName, Map<ApplicationKey, Status>> owned =
            new ConcurrentHashMap<>();

    /// Returns the one before.
    Optional<Status> put(Status status) {
        Optional<Status> before = Optional.ofNullable(all.put(status.application(), status));
        before.filter(it -> !it.owner().equals(status.owner())).ifPresent(this::disown);
        owned.computeIfAbsent(status.owner(), _ -> new ConcurrentHashMap<>())
                .put(status.application(), status);
        return before;
    }

    void remove(ApplicationKey application) {
        Optional.ofNullable(all.remove(application)).ifPresent(this::disown);
    }

    private void disown(Status status) {
        owned.computeIfPresent(
                status.owner(),
                (_, its) -> {
                    its.remove(status.application());
                    return its.isEmpty() ? null : its;
                });
    }

    void clear() {
        all.clear();
        owned.clear();
    }

    Optional<Status> of(ApplicationKey application) {
        return Optional.ofNullable(all.get(application));
    }

    List<Status> of(RepositoryName owner) {
        return List.copyOf(owned.getOrDefault(owner, Map.of()).values());
    }

    Set<RepositoryName> owners() {
        return Set.copyOf(owned.keySet());
    }
}
