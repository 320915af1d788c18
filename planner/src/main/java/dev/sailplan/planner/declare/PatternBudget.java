package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.SourceLocation;

/// Bounds what comparing paths with patterns may cost. Patterns and paths are few letters each, but both may be many,
/// and every pattern is compared with every path.
public final class PatternBudget {
    /// About a second of one core; 5,000 directories and 100 exceptions take a tenth of it.
    private static final long MOST_LETTERS = 100_000_000;

    /// Folders that hold one another by the dozen have more paths than there is memory for.
    private static final int MOST_FOUND = 100_000;

    /// Folders that hold one another by the thousand have paths that are longer than that.
    private static final int MOST_KEPT = 32 << 20;

    private final SourceLocation at;
    private long letters;

    /// The place is where the patterns are written.
    public PatternBudget(SourceLocation at) {
        this.at = at;
    }

    void take(long count) {
        letters += count;
        if (letters > MOST_LETTERS) {
            throw new CommitTooLarge(
                    at,
                    "comparing its patterns with the paths of this commit takes more than "
                            + MOST_LETTERS
                            + " letters; write fewer patterns, or fewer *");
        }
    }

    void check(int found, long kept) {
        if (kept > MOST_KEPT) {
            throw new CommitTooLarge(
                    at,
                    "a pattern of it leads to paths of more than "
                            + MOST_KEPT
                            + " letters together; write a narrower one");
        }
        if (found > MOST_FOUND) {
            throw new CommitTooLarge(
                    at, "a pattern of it leads to more than " + MOST_FOUND + " files and folders");
        }
    }
}
