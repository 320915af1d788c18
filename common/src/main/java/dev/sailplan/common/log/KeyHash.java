package dev.sailplan.common.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Computes the partition of a key as Kafka's producers do: 32-bit MurmurHash2 with a fixed seed.
public final class KeyHash {
    private static final int SEED = 0x9747b28c;
    private static final int M = 0x5bd1e995;
    private static final int R = 24;

    private KeyHash() {}

    public static int partition(String key, int partitions) {
        return (murmur2(key.getBytes(StandardCharsets.UTF_8)) & Integer.MAX_VALUE) % partitions;
    }

    private static int murmur2(byte[] data) {
        ByteBuffer words = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        int hash = SEED ^ data.length;
        while (words.remaining() >= Integer.BYTES) {
            int word = words.getInt() * M;
            word = (word ^ (word >>> R)) * M;
            hash = (hash * M) ^ word;
        }
        if (words.hasRemaining()) {
            for (int shift = 0; words.hasRemaining(); shift += Byte.SIZE) {
                hash ^= (words.get() & 0xff) << shift;
            }
            hash *= M;
        }
        hash = (hash ^ (hash >>> 13)) * M;
        return hash ^ (hash >>> 15);
    }
}
