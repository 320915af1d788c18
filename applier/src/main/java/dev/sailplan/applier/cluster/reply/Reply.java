package dev.sailplan.applier.cluster.reply;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An HTTP answer of an API server, with its body parsed.
public record Reply(
        int code,
        JsonObject body,
        boolean isJson,
        Optional<Duration> retryAfter,
        List<String> warnings) {
    /// Without a word of warning.
    public Reply(int code, JsonObject body, boolean isJson, Optional<Duration> retryAfter) {
        this(code, body, isJson, retryAfter, List.of());
    }

    public boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /// What its `Status` says, or the bare code where there is none.
    public String message() {
        return body.text("message").filter(text -> !text.isBlank()).orElse("HTTP status " + code);
    }

    public String reason() {
        return body.text("reason").orElse("");
    }

    public JsonObject details() {
        return body.object("details");
    }

    String messageLowerCase() {
        return message().toLowerCase(java.util.Locale.ROOT);
    }
}
