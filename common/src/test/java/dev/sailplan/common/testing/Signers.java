package dev.sailplan.common.testing;

import dev.sailplan.common.seal.signature.Signer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/// Makes keys that nobody knows yet.
public final class Signers {
    private Signers() {}

    public static Signer fresh() {
        try {
            return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
