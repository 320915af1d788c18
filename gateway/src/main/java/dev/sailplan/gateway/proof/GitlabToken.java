package dev.sailplan.gateway.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.gateway.hook.HookHeaders;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/// Checks an `X-Gitlab-Token`. Both sides are hashed first, so that not even the secret's length shows.
final class GitlabToken {
    private static final WebhookSecret ANY_KEY = WebhookSecret.of("compared by digest");

    private final byte[] digest;

    private GitlabToken(byte[] digest) {
        this.digest = digest;
    }

    static Optional<GitlabToken> in(HookHeaders headers) {
        return headers.one("x-gitlab-token")
                .map(value -> new GitlabToken(digest(value.getBytes(UTF_8))));
    }

    boolean fits(List<WebhookSecret> secrets) {
        boolean fits = false;
        for (WebhookSecret secret : secrets) {
            fits |= MessageDigest.isEqual(digest, digest(secret.bytes()));
        }
        return fits;
    }

    private static byte[] digest(byte[] value) {
        return Macs.of(ANY_KEY, List.of(value));
    }
}
