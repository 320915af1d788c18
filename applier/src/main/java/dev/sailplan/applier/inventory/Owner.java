package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.RepositoryName;

/// Whose inventory it is: the application with its project, the cluster and the home repository.
public record Owner(ApplicationKey application, ClusterUid cluster, RepositoryName repository) {
    public ApplicationId id() {
        return ApplicationId.of(application, cluster);
    }
}
