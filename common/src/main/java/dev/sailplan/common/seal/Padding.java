package dev.sailplan.common.seal;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Hides lengths: values of a similar length get the same one, at the price of an eighth at most.
final class Padding {
    private static final int SMALLEST = 128;
    private static final int STEPS = 3;

    private Padding() {}

    static byte[] pad(byte[] clear) {
        int needed = Math.addExact(Integer.BYTES, clear.length);
        return ByteBuffer.allocate(paddedLength(needed)).putInt(clear.length).put(clear).array();
    }

    /// Empty where the bytes were not made by [#pad].
    static Optional<byte[]> unpad(byte[] padded) {
        if (padded.length < Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(padded);
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            return Optional.empty();
        }
        byte[] clear = new byte[length];
        buffer.get(clear);
        return Optional.of(clear);
    }

    private static int paddedLength(int needed) {
        if (needed <= SMALLEST) {
            return SMALLEST;
        }
        int step = Integer.highestOneBit(needed - 1) >> STEPS;
        return Math.multiplyExact(Math.ceilDiv(needed, step), step);
    }
}
