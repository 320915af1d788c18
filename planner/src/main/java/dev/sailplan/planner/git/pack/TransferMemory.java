package dev.sailplan.planner.git.pack;

import org.eclipse.jgit.errors.CorruptObjectException;

/// Bounds what the transfers that run at once hold in memory of objects, all together.
///
/// One that holds too much by itself is refused. Where only all of them do, those end that hold more than their part,
/// and are tried again: nothing is wrong with what they bring.
public final class TransferMemory {
    private final long most;
    private long held;
    private int transfers;

    public TransferMemory(long most) {
        this.most = most;
    }

    synchronized Share share() {
        transfers++;
        return new Share();
    }

    private synchronized long part() {
        return most / Math.max(1, transfers);
    }

    private synchronized void hold(Share share, long bytes) throws CorruptObjectException {
        held += bytes - share.bytes;
        share.bytes = bytes;
        if (bytes > most) {
            throw new PackTooLarge(
                    "objects that are sent as differences to one another and hold more than %,d bytes together"
                            .formatted(most));
        }
        if (held > most && bytes > part()) {
            throw new CorruptObjectException(
                    "other transfers need the memory for objects that are sent as differences");
        }
    }

    private synchronized void end(Share share) {
        held -= share.bytes;
        share.bytes = 0;
        transfers--;
    }

    /// Counts what one transfer holds, until it is closed once.
    final class Share implements AutoCloseable {
        private long bytes;

        private Share() {}

        /// What it may hold whatever the others do.
        long part() {
            return TransferMemory.this.part();
        }

        void hold(long now) throws CorruptObjectException {
            TransferMemory.this.hold(this, now);
        }

        @Override
        public void close() {
            end(this);
        }
    }
}
