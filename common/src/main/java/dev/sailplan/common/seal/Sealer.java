package dev.sailplan.common.seal;

import com.google.crypto.tink.HybridEncrypt;
import dev.sailplan.common.domain.status.SealingKey;
import dev.sailplan.common.log.port.Payload;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Seals values to one cluster's public key.
public final class Sealer {
    private final SealingKey key;
    private final HybridEncrypt encryption;

    public Sealer(SealingKey key) {
        this.key = key;
        encryption = Hpke.encryption(Base64.getDecoder().decode(key.publicKey()));
    }

    /// Never the same twice: whether a value changed is told by its fingerprint.
    public String seal(SealContext context, byte[] clear) {
        try {
            byte[] sealed = encryption.encrypt(Padding.pad(clear), context.info());
            return new SealedText(key.id(), key.epoch(), Payload.of(sealed)).toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealing key can't seal", e);
        }
    }
}
