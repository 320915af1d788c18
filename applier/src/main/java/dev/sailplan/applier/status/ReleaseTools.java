package dev.sailplan.applier.status;

import dev.sailplan.applier.access.ClusterIdentity;
import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.prepare.BodyOpening;
import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.wire.Records;
import java.util.Optional;

/// Holds what every release of one cluster shares.
public record ReleaseTools(
        ClusterTools tools,
        ClusterIdentity cluster,
        ProjectAuthority authority,
        BodyOpening opening,
        Records records,
        Runnable kindsChanged) {
    /// Why a release may not even ask for an inventory here.
    ///
    /// @throws Interruption.Waiting while the cluster never answered
    public Optional<String> refusal(VerifiedRelease order) {
        ClusterUid planned = order.release().subject().cluster();
        return planned.equals(cluster.uid())
                ? authority.refuses(order.release().subject())
                : Optional.of("planned for the cluster with the uid " + planned + ", not this one");
    }
}
