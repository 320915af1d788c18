package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.wire.Records;

/// What every release of one cluster shares.
public record Context(
        World world,
        ClusterUid cluster,
        Authority authority,
        BodyOpening opening,
        Records records,
        Runnable kindsChanged) {}
