package dev.sailplan.common.domain.id;

/// Names a public key: the first 16 hexadecimal digits of the SHA-256 of its encoding.
public record KeyId(String value) implements Identifier {
    public KeyId {
        if (!value.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("a key id is 16 hexadecimal digits");
        }
    }

    public static KeyId of(byte[] encodedPublicKey) {
        return new KeyId(Digest.of(encodedPublicKey).value().substring(0, 16));
    }

    @Override
    public String toString() {
        return value;
    }
}
