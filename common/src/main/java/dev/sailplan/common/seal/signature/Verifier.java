package dev.sailplan.common.seal.signature;

import dev.sailplan.common.domain.id.KeyId;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Checks signatures against the public keys it was given, and knows no others.
public final class Verifier {
    public static final Verifier WITHOUT_KEYS = new Verifier(Map.of());
    private final Map<KeyId, PublicKey> keys;

    public Verifier(Map<KeyId, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    public static Verifier of(Collection<PublicKey> keys) {
        return new Verifier(
                keys.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        key -> KeyId.of(key.getEncoded()), Function.identity())));
    }

    public boolean knows(KeyId key) {
        return keys.containsKey(key);
    }

    /// False for an unknown key and for anything that is not its signature over this type and body.
    public boolean verify(KeyId key, String payloadType, byte[] body, byte[] signature) {
        PublicKey publicKey = keys.get(key);
        return publicKey != null && verify(publicKey, Dsse.encoding(payloadType, body), signature);
    }

    private static boolean verify(PublicKey key, byte[] message, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(Signer.ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
