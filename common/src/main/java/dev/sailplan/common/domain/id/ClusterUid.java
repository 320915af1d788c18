package dev.sailplan.common.domain.id;

/// Names a cluster for ever, whatever it is called, by the uid of its `kube-system` namespace.
public record ClusterUid(String value) implements Identifier {
    public ClusterUid {
        if (!value.matches("[0-9a-fA-F-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a cluster uid is the uid of its kube-system namespace");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
