package dev.sailplan.common.domain.id;

/// The object name of a Git tree or blob, SHA-1 or SHA-256.
public record TreeId(String value) implements Identifier, Comparable<TreeId> {
    public TreeId {
        Names.OBJECT_NAME.check("tree", value);
    }

    @Override
    public int compareTo(TreeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
