package dev.sailplan.common.domain.plan;

/// Bounds the deletions that a release may bring before it is held; either limit holds it.
///
/// The percentage counts only above three deletions, so that small applications can be changed at all.
public record Limits(int deletions, int deletionPercent) {
    public static final Limits DEFAULT = new Limits(10, 30);

    /// Allows everything.
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, 100);

    private static final int ALWAYS_FREE = 3;

    public Limits {
        if (deletions < 0 || deletionPercent < 0 || deletionPercent > 100) {
            throw new IllegalArgumentException(
                    "deletions must be 0 or more, deletionPercent 0 to 100");
        }
    }

    public boolean crossedBy(int deleted, int outOf) {
        boolean percent = deleted > ALWAYS_FREE && deleted * 100L > (long) deletionPercent * outOf;
        return deleted > deletions || percent;
    }

    /// The limits that allow no more than either of two.
    public Limits strictest(Limits other) {
        return new Limits(
                Math.min(deletions, other.deletions),
                Math.min(deletionPercent, other.deletionPercent));
    }
}
