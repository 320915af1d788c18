package dev.sailplan.gateway.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A webhook secret. It never shows itself.
public final class WebhookSecret {
    private static final String SIGNING_PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 16;

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A secret or token as it is typed into the Git host's form.
    public static WebhookSecret of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a webhook secret must not be empty");
        }
        return new WebhookSecret(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A Standard Webhooks signing secret, `whsec_` and base64.
    public static WebhookSecret ofSigningSecret(String text) {
        if (!text.startsWith(SIGNING_PREFIX)) {
            throw new IllegalArgumentException("a signing secret starts with whsec_");
        }
        try {
            return key(Base64.getDecoder().decode(text.substring(SIGNING_PREFIX.length())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a signing secret is whsec_ and the base64 of at least 16 bytes", e);
        }
    }

    private static WebhookSecret key(byte[] bytes) {
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("too short");
        }
        return new WebhookSecret(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
