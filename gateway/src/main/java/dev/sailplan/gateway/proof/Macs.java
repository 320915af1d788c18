package dev.sailplan.gateway.proof;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Computes HMAC-SHA256, and compares it without telling how much was right.
final class Macs {
    private static final String HMAC = "HmacSHA256";

    private Macs() {}

    /// Whether one of the secrets made the signature over the parts. All are tried, whichever fits.
    static boolean anyFits(List<WebhookSecret> secrets, byte[] signature, List<byte[]> parts) {
        boolean fits = false;
        for (WebhookSecret secret : secrets) {
            fits |= MessageDigest.isEqual(signature, of(secret, parts));
        }
        return fits;
    }

    static byte[] of(WebhookSecret secret, List<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.bytes(), HMAC));
            parts.forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
