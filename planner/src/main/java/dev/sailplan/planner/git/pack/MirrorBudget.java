package dev.sailplan.planner.git.pack;

import java.time.Duration;

/// Says how much a repository may cost: bytes of one file, files of one commit, time of one fetch.
public record MirrorBudget(long blobBytes, int files, Duration fetch) {
    public static final MirrorBudget STANDARD =
            new MirrorBudget(64L << 20, 100_000, Duration.ofMinutes(10));

    /// A host that says nothing for so long is gone.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final long MOST_OBJECTS = 16_000_000;

    /// What JGit takes for an object that a pack announces.
    private static final long OBJECT = 100;

    private static final int PARTS_OF_MEMORY = 4;

    public MirrorBudget {
        if (blobBytes < 1 || files < 1 || fetch.isNegative() || fetch.isZero()) {
            throw new IllegalArgumentException("a budget is positive");
        }
    }

    /// What an object may hold to be taken into the mirror, where nobody has to read it: more than hosts take, and
    /// little enough that objects which are sent as differences fit into memory.
    long objectBytes() {
        return 2 * blobBytes;
    }

    /// What a pack may announce: memory is taken for all of them before the first has come. The largest histories that
    /// people know have about so many, which a small process has no memory for.
    long objects() {
        return Math.min(MOST_OBJECTS, memory() / OBJECT);
    }

    /// What one transfer may bring, which is more than nearly any repository with its history.
    long packBytes() {
        return 128 * blobBytes;
    }

    /// What the objects may hold together that are in memory at once because others are sent as differences to them: of
    /// all transfers of the process, which has to get there before its memory is full.
    public long heldBytes() {
        return Math.min(8 * blobBytes, memory());
    }

    private static long memory() {
        return Runtime.getRuntime().maxMemory() / PARTS_OF_MEMORY;
    }

    public Duration silence() {
        return fetch.compareTo(SILENCE) < 0 ? fetch : SILENCE;
    }
}
