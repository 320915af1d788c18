package dev.sailplan.gateway.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.gateway.hook.HookHeaders;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/// `X-Gitlab-Token`. Both sides are hashed first, so that not even the secret's length shows.
final class Token {
    private static final Secret ANY_KEY = Secret.of("compared by digest");

    private final byte[] digest;

    private Token(byte[] digest) {
        this.digest = digest;
    }

    static Optional<Token> in(HookHeaders headers) {
        return headers.one("x-gitlab-token").map(value -> new Token(digest(value.getBytes(UTF_8))));
    }

    boolean fits(List<Secret> secrets) {
        boolean fits = false;
        for (Secret secret : secrets) {
            fits |= MessageDigest.isEqual(digest, digest(secret.bytes()));
        }
        return fits;
    }

    private static byte[] digest(byte[] value) {
        return Macs.of(ANY_KEY, List.of(value));
    }
}
