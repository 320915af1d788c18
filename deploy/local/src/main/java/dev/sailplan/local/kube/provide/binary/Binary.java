package dev.sailplan.local.kube.provide.binary;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A program of the control plane, in the order in which a waiting person needs them, or of the fake nodes beside it.
public enum Binary {
    ETCD("etcd", 1),
    KUBE_APISERVER("kube-apiserver", 8),
    KUBECTL("kubectl", 2),
    KUBE_CONTROLLER_MANAGER("kube-controller-manager", 2),
    KUBE_SCHEDULER("kube-scheduler", 3),
    KWOK("kwok", 4);

    /// What every `dev` needs.
    public static final Set<Binary> OF_CONTROL_PLANE =
            Collections.unmodifiableSet(EnumSet.range(ETCD, KUBE_CONTROLLER_MANAGER));

    /// What makes nodes, and puts pods on them.
    public static final Set<Binary> OF_FAKE_NODES =
            Collections.unmodifiableSet(EnumSet.of(KUBECTL, KUBE_SCHEDULER, KWOK));

    private final String program;
    private final int buildMinutes;

    Binary(String program, int buildMinutes) {
        this.program = program;
        this.buildMinutes = buildMinutes;
    }

    /// Its file name.
    public String program() {
        return program;
    }

    /// Whether `dev` can't be used before it is there.
    public boolean isAwaited() {
        return this == ETCD || this == KUBE_APISERVER;
    }

    /// Which of those that `dev` needs it is, as ` (2 of 4)`; empty for others.
    public String place() {
        return OF_CONTROL_PLANE.contains(this)
                ? " (%d of %d)"
                        .formatted(
                                List.copyOf(OF_CONTROL_PLANE).indexOf(this) + 1,
                                OF_CONTROL_PLANE.size())
                : "";
    }

    /// About how long a build from source takes on two cores with empty caches.
    public int buildMinutes() {
        return buildMinutes;
    }
}
