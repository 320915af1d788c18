package dev.sailplan.gateway.proof;

import dev.sailplan.gateway.hook.HookHeaders;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Checks an `X-Hub-Signature-256: sha256=<64 hexadecimal digits>`.
final class HubSignature {
    private static final String PREFIX = "sha256=";
    private static final int LENGTH = PREFIX.length() + 64;

    private final byte[] signature;

    private HubSignature(byte[] signature) {
        this.signature = signature;
    }

    static Optional<HubSignature> in(HookHeaders headers) {
        return headers.one("x-hub-signature-256").flatMap(HubSignature::parsed);
    }

    private static Optional<HubSignature> parsed(String value) {
        if (value.length() != LENGTH || !value.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new HubSignature(HexFormat.of().parseHex(value, PREFIX.length(), LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean fits(List<WebhookSecret> secrets, byte[] body) {
        return Macs.anyFits(secrets, signature, List.of(body));
    }
}
