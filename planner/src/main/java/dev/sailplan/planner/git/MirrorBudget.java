package dev.sailplan.planner.git;

import java.time.Duration;

/// How much a repository may cost: bytes of one file, files of one commit, time of one fetch.
public record MirrorBudget(long blobBytes, int files, Duration fetch) {
    public static final MirrorBudget STANDARD =
            new MirrorBudget(64L << 20, 100_000, Duration.ofSeconds(60));

    public MirrorBudget {
        if (blobBytes < 1 || files < 1 || fetch.isNegative() || fetch.isZero()) {
            throw new IllegalArgumentException("a budget is positive");
        }
    }
}
