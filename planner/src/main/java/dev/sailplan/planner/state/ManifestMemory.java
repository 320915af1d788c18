package dev.sailplan.planner.state;

import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Bounds what manifests take of the memory of the whole process, whichever repositories they are of: so many
/// applications are read side by side, of those with many bytes only a few, and so much is kept between a commit's
/// reading and its planning. One tenant's files end nobody else's planning.
///
/// Nobody waits for what somebody holds who waits himself: a share waits for room while it has read nothing, then at
/// most for its turn as a large one, and who has that turn waits for nothing more. What is kept is never waited for,
/// since who keeps it goes on reading others.
public final class ManifestMemory {
    /// So much an application may read without a turn.
    static final long SMALL = 256L << 10;

    /// 32 MiB of them.
    static final int AT_ONCE = 128;

    static final int LARGE_AT_ONCE = 2;

    /// Beyond that many bytes of manifests what was read is read again rather than kept.
    static final int MOST_KEPT = 32 << 20;

    private final Semaphore room;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);
    private final Semaphore keeping;

    public ManifestMemory() {
        this(AT_ONCE, MOST_KEPT);
    }

    public ManifestMemory(int atOnce, int mostKept) {
        this.room = new Semaphore(atOnce, true);
        this.keeping = new Semaphore(mostKept);
    }

    public Share share() {
        return new Share();
    }

    /// Counts what is kept of a share after its end, where it is small and there is room for it.
    public Optional<Kept> keep(Share share) {
        return !share.isLarge() && keeping.tryAcquire(Math.toIntExact(share.bytes()))
                ? Optional.of(new Kept(Math.toIntExact(share.bytes())))
                : Optional.empty();
    }

    /// Holds room for what is kept, until it is closed once.
    public final class Kept implements AutoCloseable {
        private final int bytes;

        private Kept(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public void close() {
            keeping.release(bytes);
        }
    }

    /// Counts what an application read. Belongs to one thread; it is closed once nobody needs the manifests any more.
    public final class Share implements AutoCloseable {
        private long bytes;
        private boolean reads;
        private boolean turn;

        private Share() {}

        /// The files of a commit, each of which is counted before it is read.
        public RepositoryTree of(RepositoryTree tree) {
            return new Counted(tree, this);
        }

        private void take(long more) {
            if (!reads) {
                room.acquireUninterruptibly();
                reads = true;
            }
            bytes += more;
            if (isLarge() && !turn) {
                large.acquireUninterruptibly();
                turn = true;
            }
        }

        boolean isLarge() {
            return bytes > SMALL;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            if (turn) {
                turn = false;
                large.release();
            }
            if (reads) {
                reads = false;
                room.release();
            }
        }
    }

    private record Counted(RepositoryTree tree, Share share) implements RepositoryTree {
        @Override
        public Optional<TreeEntry> entry(String path) {
            return tree.entry(path);
        }

        @Override
        public List<TreeEntry> list(String folder) {
            return tree.list(folder);
        }

        @Override
        public List<TreeEntry> walk(String path) {
            return tree.walk(path);
        }

        @Override
        public long size(TreeEntry file) {
            return tree.size(file);
        }

        @Override
        public byte[] read(TreeEntry file) {
            share.take(tree.size(file));
            return tree.read(file);
        }
    }
}
