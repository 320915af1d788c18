package dev.sailplan.common.domain.id;

/// Names a repository as the operator's `server.yaml` does; the last segment of its webhook's URL.
public record RepositoryName(String value) implements Identifier, Comparable<RepositoryName> {
    public RepositoryName {
        Names.SEGMENT.check("repository", value);
    }

    @Override
    public int compareTo(RepositoryName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
