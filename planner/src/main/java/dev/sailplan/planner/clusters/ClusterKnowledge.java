package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.status.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells the latest word of every cluster's applier. Safe from any thread.
public interface ClusterKnowledge {
    /// Empty until the cluster's status topic was read to its end and held facts.
    Optional<ClusterFacts> facts(ClusterName cluster);

    Optional<Status> status(ApplicationKey application);

    List<Status> ownedBy(RepositoryName repository);

    /// The repositories that own an application there.
    Set<RepositoryName> ownersOn(ClusterName cluster);
}
