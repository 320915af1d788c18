package dev.sailplan.planner.git.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// A pack on its way in, which ends where it announces or brings more than the budget allows: a header of twelve bytes
/// makes JGit take memory for as many objects as it names.
final class IncomingPack extends FilterInputStream {
    private static final int HEADER = 12;
    private static final int COUNT_AT = 8;
    private final MirrorBudget budget;
    private final LongConsumer received;
    private long bytes;
    private long objects;

    IncomingPack(InputStream in, MirrorBudget budget, LongConsumer received) {
        super(in);
        this.budget = budget;
        this.received = received;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int got = super.read(into, from, most);
        for (int i = 0; i < got && bytes + i < HEADER; i++) {
            if (bytes + i >= COUNT_AT) {
                objects = (objects << Byte.SIZE) | (into[from + i] & 0xff);
            }
        }
        if (got > 0) {
            bytes += got;
            received.accept(got);
        }
        check();
        return got;
    }

    private void check() throws PackTooLarge {
        if (bytes >= HEADER && objects > budget.objects()) {
            throw new PackTooLarge(
                    "a pack of %,d objects, and no more than %,d are taken"
                            .formatted(objects, budget.objects()));
        }
        if (bytes > budget.packBytes()) {
            throw new PackTooLarge("a pack of more than %,d bytes".formatted(budget.packBytes()));
        }
    }
}
