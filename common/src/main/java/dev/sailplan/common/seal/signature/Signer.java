package dev.sailplan.common.seal.signature;

import dev.sailplan.common.domain.id.KeyId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/// Signs bodies with an Ed25519 key.
public final class Signer {
    public static final String ALGORITHM = "Ed25519";
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    public Signer(KeyPair keys) {
        privateKey = keys.getPrivate();
        publicKey = keys.getPublic();
    }

    public KeyId keyId() {
        return KeyId.of(publicKey.getEncoded());
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /// The signature over the type and the body together.
    public byte[] sign(String payloadType, byte[] body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(Dsse.encoding(payloadType, body));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key can't sign", e);
        }
    }
}
