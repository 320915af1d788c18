package dev.sailplan.planner.git.pack;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectChecker;
import org.jspecify.annotations.Nullable;

/// Checks the objects of one transfer, and that not too many of them are in memory at once.
///
/// An object may be sent as a difference to another one, and JGit keeps all those that differences are still to be
/// taken from: a few kilobytes of a pack can stand for more than any memory holds. It does not tell which ones it keeps,
/// so the collector is asked.
public final class PackChecker extends ObjectChecker implements AutoCloseable {
    /// What an empty object takes, and that it is remembered here.
    private static final int OBJECT = 100;

    private final TransferMemory.Share share;
    private final Runnable collector;
    private List<WeakReference<byte[]>> seen = new ArrayList<>();
    private long bytes;
    private long counted;

    public PackChecker(TransferMemory held) {
        this(held, System::gc);
    }

    PackChecker(TransferMemory held, Runnable collector) {
        this.share = held.share();
        this.collector = collector;
        // Old tools wrote modes with a zero in front, and dates and names that are none: such
        // histories are taken.
        setIgnore(
                EnumSet.of(
                        ErrorType.ZERO_PADDED_FILEMODE,
                        ErrorType.BAD_DATE,
                        ErrorType.BAD_TIMEZONE,
                        ErrorType.BAD_EMAIL,
                        ErrorType.MISSING_EMAIL,
                        ErrorType.MISSING_SPACE_BEFORE_DATE));
    }

    @Override
    public void check(@Nullable AnyObjectId id, int type, byte[] content)
            throws CorruptObjectException {
        super.check(id, type, content);
        seen.add(new WeakReference<>(content));
        bytes += OBJECT + content.length;
        if (bytes - counted > share.part() / 2) {
            count();
        }
    }

    /// Asks the collector only where what it left by itself is too much: it takes long.
    private void count() throws CorruptObjectException {
        prune();
        boolean known = true;
        if (bytes > share.part()) {
            known = collected();
            prune();
        }
        counted = bytes;
        if (known) {
            share.hold(bytes);
        }
    }

    /// Whether the collector does as it is told: a process may be started so that it doesn't, and then nobody knows what
    /// is still needed.
    private boolean collected() {
        WeakReference<Object> canary = new WeakReference<>(new Object());
        collector.run();
        return canary.get() == null;
    }

    private void prune() {
        List<WeakReference<byte[]>> held = new ArrayList<>();
        bytes = 0;
        for (WeakReference<byte[]> reference : seen) {
            byte[] content = reference.get();
            if (content != null) {
                held.add(reference);
                bytes += OBJECT + content.length;
            }
        }
        seen = held;
    }

    @Override
    public void close() {
        share.close();
    }
}
