package dev.sailplan.common.domain.json;

import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a value in the one form that digests are taken of.
final class CanonicalText {
    private final StringBuilder out = new StringBuilder();

    private CanonicalText() {}

    static String of(Json value) {
        CanonicalText text = new CanonicalText();
        text.write(value);
        return text.out.toString();
    }

    private void write(Json value) {
        switch (value) {
            case JsonObject(Map<String, Json> members) -> writeObject(members);
            case JsonArray(List<Json> elements) -> writeArray(elements);
            case JsonText(String text) -> writeText(text);
            case JsonNumber(var number) -> out.append(number);
            case JsonBoolean(boolean truth) -> out.append(truth);
            case JsonNull() -> out.append("null");
        }
    }

    private void writeObject(Map<String, Json> members) {
        char separator = '{';
        for (Map.Entry<String, Json> member : new TreeMap<>(members).entrySet()) {
            out.append(separator);
            writeText(member.getKey());
            out.append(':');
            write(member.getValue());
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private void writeArray(List<Json> elements) {
        char separator = '[';
        for (Json element : elements) {
            out.append(separator);
            write(element);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private void writeText(String text) {
        out.append('"');
        text.chars().forEach(this::writeChar);
        out.append('"');
    }

    private void writeChar(int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u00")
                            .append(Character.forDigit(c >> 4, 16))
                            .append(Character.forDigit(c & 15, 16));
                } else {
                    out.append((char) c);
                }
            }
        }
    }
}
