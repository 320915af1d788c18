package dev.sailplan.gateway.proof;

import dev.sailplan.gateway.hook.HookHeaders;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks an `X-Hub-Signature-256: sha256=<64 hexadecimal digits>`, or Gitea's `X-Gitea-Signature: <64 hexadecimal
/// digits>`, which is the same signature with another name.
final class HubSignature {
    private static final String PREFIX = "sha256=";
    private static final int DIGITS = 64;

    private final byte[] signature;

    private HubSignature(byte[] signature) {
        this.signature = signature;
    }

    static Optional<HubSignature> in(HookHeaders headers) {
        return headers.one("x-hub-signature-256")
                .filter(value -> value.startsWith(PREFIX))
                .flatMap(value -> parsed(value.substring(PREFIX.length())));
    }

    /// Gitea's and Forgejo's own; Forgejo sends both.
    static List<HubSignature> giteas(HookHeaders headers) {
        return Stream.of("x-gitea-signature", "x-forgejo-signature")
                .map(headers::one)
                .flatMap(Optional::stream)
                .map(HubSignature::parsed)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<HubSignature> parsed(String digits) {
        if (digits.length() != DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HubSignature(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean fits(List<WebhookSecret> secrets, byte[] body) {
        return Macs.anyFits(secrets, signature, List.of(body));
    }
}
