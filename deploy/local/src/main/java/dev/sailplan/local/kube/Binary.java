package dev.sailplan.local.kube;

/// A program of the control plane, in the order in which a waiting person needs them.
public enum Binary {
    ETCD("etcd", 1),
    KUBE_APISERVER("kube-apiserver", 8),
    KUBECTL("kubectl", 2),
    KUBE_CONTROLLER_MANAGER("kube-controller-manager", 2);

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

    /// About how long a build from source takes on two cores with empty caches.
    public int buildMinutes() {
        return buildMinutes;
    }
}
