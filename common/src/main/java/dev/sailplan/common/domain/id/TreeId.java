package dev.sailplan.common.domain.id;

/// Names a Git tree or blob by its object name, SHA-1 or SHA-256.
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
