package dev.sailplan.common.domain.id;

import java.math.BigInteger;

/// Names an application inside its cluster: the value of the label `sailplan.dev/application` and the
/// suffix of its inventory. 26 base32 characters of SHA-256(`project/name@<kube-system UID>`), so that
/// renaming a cluster in `server.yaml` moves nothing.
public record ApplicationId(String value) implements Identifier {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;
    private static final int BITS = 5;

    public ApplicationId {
        if (!value.matches("[a-z2-7]{26}")) {
            throw new IllegalArgumentException("an application id is 26 base32 characters");
        }
    }

    public static ApplicationId of(ApplicationKey key, ClusterUid cluster) {
        String digest = Digest.of(key.project() + "/" + key.name() + "@" + cluster).value();
        BigInteger bits =
                new BigInteger(digest, 16).shiftRight(digest.length() * 4 - LENGTH * BITS);
        StringBuilder text = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt(bits.shiftRight(i * BITS).intValue() & 31));
        }
        return new ApplicationId(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
