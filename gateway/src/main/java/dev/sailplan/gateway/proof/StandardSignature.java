package dev.sailplan.gateway.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.gateway.hook.HookHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Checks `webhook-id`, `webhook-timestamp` and `webhook-signature` of Standard Webhooks: HMAC-SHA256 over
/// `id.timestamp.body`. The timestamp bounds how long a recorded request can be sent again.
final class StandardSignature {
    private static final String VERSION = "v1,";
    private static final int MOST_SIGNATURES = 8;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final String id;
    private final long timestamp;
    private final List<byte[]> signatures;

    private StandardSignature(String id, long timestamp, List<byte[]> signatures) {
        this.id = id;
        this.timestamp = timestamp;
        this.signatures = signatures;
    }

    static Optional<StandardSignature> in(HookHeaders headers) {
        return headers.one("webhook-id")
                .flatMap(id ->
                        headers.one("webhook-timestamp")
                                .filter(time -> time.matches("[0-9]{1,12}"))
                                .map(Long::parseLong)
                                .flatMap(time -> with(id, time, headers)));
    }

    private static Optional<StandardSignature> with(String id, long time, HookHeaders headers) {
        List<byte[]> signatures =
                headers.one("webhook-signature").stream()
                        .flatMap(value -> Arrays.stream(value.split(" ", MOST_SIGNATURES + 1)))
                        .filter(each -> each.startsWith(VERSION))
                        .limit(MOST_SIGNATURES)
                        .map(StandardSignature::decoded)
                        .flatMap(Optional::stream)
                        .toList();
        return signatures.isEmpty()
                ? Optional.empty()
                : Optional.of(new StandardSignature(id, time, signatures));
    }

    private static Optional<byte[]> decoded(String signature) {
        try {
            return Optional.of(Base64.getDecoder().decode(signature.substring(VERSION.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean fits(List<WebhookSecret> secrets, byte[] body, Instant now) {
        byte[] prefix = (id + "." + timestamp + ".").getBytes(UTF_8);
        boolean fits = false;
        for (byte[] signature : signatures) {
            fits |= Macs.anyFits(secrets, signature, List.of(prefix, body));
        }
        return fits && fresh(now);
    }

    private boolean fresh(Instant now) {
        return Duration.between(Instant.ofEpochSecond(timestamp), now).abs().compareTo(TOLERANCE)
                <= 0;
    }
}
