package dev.sailplan.common.domain.id;

/// A full ref name such as `refs/heads/main`, within the rules of `git check-ref-format`.
public record RefName(String value) implements Identifier, Comparable<RefName> {
    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final int LONGEST = 1024;

    public RefName {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("not a full ref name, such as refs/heads/main");
        }
    }

    public static RefName branch(String name) {
        return new RefName(BRANCHES + name);
    }

    public boolean isBranch() {
        return value.startsWith(BRANCHES);
    }

    /// The name without `refs/heads/` or `refs/tags/`.
    public String shortName() {
        if (isBranch()) {
            return value.substring(BRANCHES.length());
        }
        return value.startsWith(TAGS) ? value.substring(TAGS.length()) : value;
    }

    private static boolean wellFormed(String value) {
        return value.startsWith("refs/")
                && value.length() <= LONGEST
                && !value.endsWith("/")
                && !value.endsWith(".")
                && !value.endsWith(".lock")
                && !value.contains("..")
                && !value.contains("//")
                && !value.contains("/.")
                && !value.contains(".lock/")
                && !value.contains("@{")
                && value.chars().noneMatch(RefName::forbidden);
    }

    private static boolean forbidden(int c) {
        return c <= ' ' || c == 0x7f || "~^:?*[\\".indexOf(c) >= 0;
    }

    @Override
    public int compareTo(RefName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
