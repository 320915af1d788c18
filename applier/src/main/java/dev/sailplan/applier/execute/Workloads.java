package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.Set;

/// The kinds that run something, whose health is waited for.
final class Workloads {
    private static final Set<String> KINDS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private Workloads() {}

    /// The kinds that go on running, so that they may stop working at any time.
    static boolean runsOn(ObjectId object) {
        return object.group().equals("apps") && KINDS.contains(object.kind());
    }

    static boolean isOne(ObjectId object) {
        return runsOn(object) || object.isKind("batch", "Job") || object.isKind("", "Pod");
    }
}
