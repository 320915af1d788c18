package dev.sailplan.planner.git;

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
final class PackChecker extends ObjectChecker {
    private final long most;
    private List<WeakReference<byte[]>> seen = new ArrayList<>();
    private long bytes;

    PackChecker(MirrorBudget budget) {
        this.most = budget.heldBytes();
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
        bytes += content.length;
        if (bytes > 2 * most) {
            count();
        }
    }

    /// Seldom, since it takes long: what is in memory afterwards is half of what has to come before the next time.
    private void count() throws TooMuch {
        System.gc();
        List<WeakReference<byte[]>> held = new ArrayList<>();
        bytes = 0;
        for (WeakReference<byte[]> reference : seen) {
            byte[] content = reference.get();
            if (content != null) {
                held.add(reference);
                bytes += content.length;
            }
        }
        seen = held;
        if (bytes > most) {
            throw new TooMuch(
                    "objects that are sent as differences to one another and hold more than %,d bytes together"
                            .formatted(most));
        }
    }
}
