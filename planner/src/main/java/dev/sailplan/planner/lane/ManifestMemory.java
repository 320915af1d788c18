package dev.sailplan.planner.lane;

import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Bounds what manifests take of the memory of the whole process: applications are read side by side, of those with
/// many bytes only a few, whichever repositories they are of. One tenant's files end nobody else's planning.
final class ManifestMemory {
    /// So much any application may read beside all others.
    static final long SMALL = 256L << 10;

    static final int LARGE_AT_ONCE = 2;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    Share share() {
        return new Share();
    }

    /// What one application has read. Belongs to one thread; it is closed once nobody needs the manifests any more.
    final class Share implements AutoCloseable {
        private long bytes;
        private boolean turn;

        private Share() {}

        /// The files of a commit, each of which is counted before it is read.
        RepositoryTree of(RepositoryTree tree) {
            return new Counted(tree, this);
        }

        /// Waits for a turn where it is too much, once: who has one never waits.
        private void take(long more) {
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
