package dev.sailplan.common.domain.id;

/// Names a Git commit by its object name, SHA-1 or SHA-256.
public record CommitId(String value) implements Identifier, Comparable<CommitId> {
    public CommitId {
        Names.OBJECT_NAME.check("commit", value);
    }

    /// The first digits, as people and `git log --oneline` write it.
    public String abbreviated() {
        return value.substring(0, 7);
    }

    @Override
    public int compareTo(CommitId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
