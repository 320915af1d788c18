package dev.sailplan.planner.git;

import dev.sailplan.common.domain.id.CommitId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/// A pack as no client of good will would make it: a commit of one file, and objects that are sent as differences.
final class HandmadePack {
    private static final byte[] FILE = "a: b\n".getBytes(StandardCharsets.UTF_8);
    private final ByteArrayOutputStream objects = new ByteArrayOutputStream();
    private final ObjectId commit;
    private int count;

    HandmadePack() {
        this(id(Constants.OBJ_BLOB, FILE));
        whole(Constants.OBJ_BLOB, FILE);
    }

    /// Whose file is this object, which a difference has to make.
    HandmadePack(ObjectId file) {
        TreeFormatter tree = new TreeFormatter();
        tree.append("file.yaml", FileMode.REGULAR_FILE, file);
        CommitBuilder top = new CommitBuilder();
        top.setTreeId(id(Constants.OBJ_TREE, tree.toByteArray()));
        PersonIdent lee = new PersonIdent("Lee", "lee@example.com");
        top.setAuthor(lee);
        top.setCommitter(lee);
        top.setMessage("handmade");
        byte[] written = bytes(top);
        commit = id(Constants.OBJ_COMMIT, written);
        whole(Constants.OBJ_COMMIT, written);
        whole(Constants.OBJ_TREE, tree.toByteArray());
    }

    private static byte[] bytes(CommitBuilder commit) {
        try {
            return commit.build();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectId id(int type, byte[] content) {
        return new ObjectInserter.Formatter().idFor(type, content);
    }

    CommitId commit() {
        return new CommitId(commit.name());
    }

    /// Where the object begins, for differences to it.
    int whole(int type, byte[] content) {
        int at = header(type, content.length);
        deflated(content);
        return at;
    }

    /// An object of so many repetitions of the first bytes of another.
    int repeating(int base, int baseSize, int length, int times) {
        return difference(base, baseSize, length, times, new byte[0]);
    }

    /// The same, and some bytes more.
    int difference(int base, int baseSize, int length, int times, byte[] more) {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        number(delta, baseSize);
        number(delta, (long) length * times + more.length);
        for (int i = 0; i < times; i++) {
            delta.write(0xf0);
            delta.write(length);
            delta.write(length >> 8);
            delta.write(length >> 16);
        }
        if (more.length > 0) {
            delta.write(more.length);
            delta.writeBytes(more);
        }
        int at = header(Constants.OBJ_OFS_DELTA, delta.size());
        distance(at - base);
        deflated(delta.toByteArray());
        return at;
    }

    private int header(int type, int size) {
        int at = 12 + objects.size();
        count++;
        int rest = size >> 4;
        objects.write((type << 4) | (size & 15) | (rest > 0 ? 0x80 : 0));
        if (rest > 0) {
            number(objects, rest);
        }
        return at;
    }

    private static void number(ByteArrayOutputStream to, long number) {
        long rest = number;
        while (rest > 0x7f) {
            to.write(((int) rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        to.write((int) rest);
    }

    private void distance(int distance) {
        byte[] digits = new byte[5];
        int first = digits.length - 1;
        int rest = distance;
        digits[first] = (byte) (rest & 0x7f);
        for (rest >>= 7; rest > 0; rest >>= 7) {
            digits[--first] = (byte) ((--rest & 0x7f) | 0x80);
        }
        objects.write(digits, first, digits.length - first);
    }

    private void deflated(byte[] content) {
        try (var out = new DeflaterOutputStream(new Unclosed(objects))) {
            out.write(content);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(ByteArrayOutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws java.io.IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() {}
    }

    byte[] bytes() {
        return bytes(count);
    }

    /// With another number of objects in its header.
    byte[] bytes(int announced) {
        ByteBuffer pack = ByteBuffer.allocate(12 + objects.size() + 20);
        pack.put("PACK".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(announced);
        pack.put(objects.toByteArray());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(pack.array(), 0, pack.position());
            return pack.put(digest.digest()).array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
