package dev.sailplan.planner.git.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.eclipse.jgit.errors.TransportException;

/// Counts what a host says in one transfer, which ends where it says too much beside its pack: JGit keeps every ref and
/// every word about the progress in memory, and asks nobody how many there are.
public final class AnswerCount {
    /// A quarter of a million refs, of which hosts name only those that are asked for.
    public static final long MOST = 16L << 20;

    /// A pack comes in pieces, each with a few bytes that say how long it is.
    private static final long FRAMES = 100;

    private final LongSupplier packed;
    private long heard;

    /// Given how many bytes of packs the transfer brought.
    public AnswerCount(LongSupplier packed) {
        this.packed = packed;
    }

    public InputStream of(InputStream answer) {
        return new Counted(answer);
    }

    private synchronized void hear(long bytes) throws IOException {
        heard += bytes;
        long pack = packed.getAsLong();
        if (heard - pack - pack / FRAMES > MOST) {
            throw new TransportException(
                    "the host says more than %,d bytes beside what it was asked for"
                            .formatted(MOST));
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            hear(1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            hear(Math.max(0, got));
            return got;
        }
    }
}
