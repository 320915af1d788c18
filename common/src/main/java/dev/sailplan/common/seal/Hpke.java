package dev.sailplan.common.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/// Provides HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and AES-256-GCM, as Tink does it.
final class Hpke {
    private Hpke() {}

    static HybridEncrypt encryption(byte[] publicKey) {
        try {
            return handle(publicKey(publicKey))
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public sealing key", e);
        }
    }

    @AccessesPartialKey
    static HybridDecrypt decryption(byte[] publicKey, byte[] privateKey) {
        try {
            SecretBytes secret = SecretBytes.copyFrom(privateKey, InsecureSecretKeyAccess.get());
            return handle(HpkePrivateKey.create(publicKey(publicKey), secret))
                    .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a sealing key pair", e);
        }
    }

    private static KeysetHandle handle(Key key) throws GeneralSecurityException {
        HybridConfig.register();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                .build();
    }

    @AccessesPartialKey
    private static HpkePublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        HpkeParameters parameters =
                HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                        .setVariant(HpkeParameters.Variant.NO_PREFIX)
                        .build();
        return HpkePublicKey.create(parameters, Bytes.copyFrom(bytes), null);
    }
}
