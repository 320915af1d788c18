package dev.sailplan.common.domain.id;

/// Names a cluster as the operator's `server.yaml` does; part of topic names.
public record ClusterName(String value) implements Identifier, Comparable<ClusterName> {
    public ClusterName {
        Names.LABEL.check("cluster", value);
    }

    @Override
    public int compareTo(ClusterName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
