package dev.sailplan.common.seal;

import com.google.crypto.tink.subtle.X25519;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.domain.status.SealingKey;
import dev.sailplan.common.log.port.Payload;
import java.security.InvalidKeyException;
import java.util.Base64;

/// Holds the key pair that a cluster's Secret values are sealed to, with the epoch that it is good for.
///
/// Once it is destroyed, what was sealed to it is noise.
public record SealingKeyPair(int epoch, Payload publicKey, Payload privateKey) {

    public static SealingKeyPair generate(int epoch) {
        return of(epoch, X25519.generatePrivateKey());
    }

    public static SealingKeyPair of(int epoch, byte[] privateKey) {
        try {
            byte[] publicKey = X25519.publicFromPrivate(privateKey);
            return new SealingKeyPair(epoch, Payload.of(publicKey), Payload.of(privateKey));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not an X25519 private key", e);
        }
    }

    public KeyId id() {
        return KeyId.of(publicKey.bytes());
    }

    /// The half that is published in the cluster's facts.
    public SealingKey publicHalf() {
        return new SealingKey(id(), epoch, Base64.getEncoder().encodeToString(publicKey.bytes()));
    }
}
