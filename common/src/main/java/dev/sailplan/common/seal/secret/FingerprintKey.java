package dev.sailplan.common.seal.secret;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.KeyId;
import dev.sailplan.common.log.port.Payload;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key that fingerprints come from: the planner's master, or one cluster's derivative of it.
public record FingerprintKey(Payload secret) {
    private static final int LENGTH = 32;

    public FingerprintKey {
        if (secret.size() != LENGTH) {
            throw new IllegalArgumentException("a fingerprint key has " + LENGTH + " bytes");
        }
    }

    /// What one cluster's applier gets: it tells nothing about the values of another cluster.
    public FingerprintKey forCluster(ClusterUid cluster) {
        return derived("sailplan/fingerprints/v1/cluster/" + cluster);
    }

    /// Names the key without telling anything about it.
    public KeyId id() {
        return KeyId.of(derived("sailplan/fingerprints/v1/id").secret.bytes());
    }

    FingerprintKey derived(String purpose) {
        try {
            byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
            return new FingerprintKey(
                    Payload.of(
                            KDF.getInstance("HKDF-SHA256")
                                    .deriveData(
                                            HKDFParameterSpec.ofExtract()
                                                    .addIKM(secret.bytes())
                                                    .thenExpand(info, LENGTH))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 25 has HKDF", e);
        }
    }

    byte[] mac(byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
