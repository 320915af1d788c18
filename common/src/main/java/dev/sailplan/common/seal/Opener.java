package dev.sailplan.common.seal;

import com.google.crypto.tink.HybridDecrypt;
import dev.sailplan.common.domain.id.KeyId;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Opens what was sealed to one of its keys.
public final class Opener {
    private final Map<KeyId, HybridDecrypt> keys;

    public Opener(Collection<SealingKeyPair> keys) {
        this.keys =
                keys.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        SealingKeyPair::id, Opener::decryption));
    }

    /// Empty where it was sealed to another key, for another context, or is no sealed value at all.
    public Optional<byte[]> open(SealContext context, String sealed) {
        return SealedText.parse(sealed).flatMap(text -> open(context, text));
    }

    private Optional<byte[]> open(SealContext context, SealedText sealed) {
        HybridDecrypt decryption = keys.get(sealed.key());
        if (decryption == null) {
            return Optional.empty();
        }
        try {
            return Padding.unpad(decryption.decrypt(sealed.content().bytes(), context.info()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static HybridDecrypt decryption(SealingKeyPair pair) {
        return Hpke.decryption(pair.publicKey().bytes(), pair.privateKey().bytes());
    }
}
