package dev.sailplan.common.domain.plan;

/// Names whose word the limits of a plan are: the strictest counts, and people have to know where to raise it.
public record LimitSources(Source deletions, Source deletionPercent) {
    public static final LimitSources APPLICATION =
            new LimitSources(Source.APPLICATION, Source.APPLICATION);

    /// Names who set a limit.
    public enum Source {
        APPLICATION,
        PROJECT,
        /// The configuration that was applied last, which a commit does not loosen for itself.
        APPLIED_LAST
    }

    /// With `other` wherever its limits are lower.
    public LimitSources under(Source other, Limits limits, Limits theirs) {
        return new LimitSources(
                theirs.deletions() < limits.deletions() ? other : deletions,
                theirs.deletionPercent() < limits.deletionPercent() ? other : deletionPercent);
    }
}
