package dev.sailplan.common.seal.secret;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Turns one value of a Secret into bytes.
final class SecretValue {
    private SecretValue() {}

    /// The decoded bytes of `data`, so that two ways to write the same Base64 have one fingerprint.
    ///
    /// What is no Base64, or no string, stands for itself: the API server refuses it, and nobody may show it.
    static byte[] meaning(String field, Json value) {
        if (!(value instanceof JsonText(String text))) {
            return value.canonical().getBytes(StandardCharsets.UTF_8);
        }
        if (field.startsWith("stringData")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text.replaceAll("[\r\n]", ""));
        } catch (IllegalArgumentException e) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// The characters as they stand, so that opening brings back exactly them.
    static byte[] text(String field, Json value) {
        if (value instanceof JsonText(String text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException(field + " of a Secret must be a string");
    }
}
