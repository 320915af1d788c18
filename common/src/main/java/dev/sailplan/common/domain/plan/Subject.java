package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RepositoryName;

/// Names what a signed record speaks of. It stands in the body, so that no header and no key has authority.
public record Subject(
        ApplicationKey application,
        ClusterUid cluster,
        RepositoryName repository,
        CommitId commit) {}
