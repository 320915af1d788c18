package dev.sailplan.applier.health;

import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.Set;

/// Knows the kinds that need nodes.
public final class NodeBoundKinds {
    private static final Set<String> KINDS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private NodeBoundKinds() {}

    public static boolean isOne(ObjectId object) {
        return (object.group().equals("apps") && KINDS.contains(object.kind()))
                || SpecialKinds.isJob(object)
                || SpecialKinds.isPod(object);
    }
}
