package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.status.Status;

/// Identifies the owner of an inventory: the application with its project, the cluster and the home repository.
public record Owner(ApplicationKey application, ClusterUid cluster, RepositoryName repository) {
    public static Owner of(Subject subject) {
        return new Owner(subject.application(), subject.cluster(), subject.repository());
    }

    /// The owner of the inventory that a status tells of.
    public static Owner of(Status status) {
        return new Owner(status.application(), status.cluster(), status.owner());
    }

    public ApplicationId id() {
        return ApplicationId.of(application, cluster);
    }
}
