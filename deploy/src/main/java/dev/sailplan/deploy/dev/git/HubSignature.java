package dev.sailplan.deploy.dev.git;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a webhook's body as GitHub does. The gateway, which only verifies, shows nobody how to.
public final class HubSignature {
    public static final String HEADER = "X-Hub-Signature-256";
    private static final String HMAC = "HmacSHA256";

    private HubSignature() {}

    /// The header's value.
    public static String of(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
