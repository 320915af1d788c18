package dev.sailplan.gateway.http;

import dev.sailplan.gateway.hook.HookHeaders;
import java.util.Locale;
import java.util.Optional;

/// Tells how a body is written.
public enum MediaType {
    JSON,
    FORM;

    /// Empty where the body is compressed, in another charset, or something else altogether.
    public static Optional<MediaType> of(HookHeaders headers) {
        if (headers.has("content-encoding")) {
            return Optional.empty();
        }
        return headers.one("content-type").flatMap(MediaType::named);
    }

    private static Optional<MediaType> named(String contentType) {
        String lower = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        int semicolon = lower.indexOf(';');
        String parameters = semicolon < 0 ? "" : lower.substring(semicolon);
        if (parameters.contains("charset=") && !parameters.contains("charset=utf-8")) {
            return Optional.empty();
        }
        return switch (semicolon < 0 ? lower : lower.substring(0, semicolon)) {
            case "application/json" -> Optional.of(JSON);
            case "application/x-www-form-urlencoded" -> Optional.of(FORM);
            default -> Optional.empty();
        };
    }
}
