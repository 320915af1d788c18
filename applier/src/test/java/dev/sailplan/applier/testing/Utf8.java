package dev.sailplan.applier.testing;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes of values what is left of them behind a connection.
public final class Utf8 {
    private Utf8() {}

    public static JsonObject sent(JsonObject object) {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(sent(name), sent(value)));
        return new JsonObject(members);
    }

    private static Json sent(Json value) {
        return switch (value) {
            case JsonObject object -> sent(object);
            case Json.JsonArray(var elements) ->
                    Json.array(elements.stream().map(Utf8::sent).toList());
            case JsonText(String text) -> Json.text(sent(text));
            case Json.JsonNumber _, Json.JsonBoolean _, Json.JsonNull _ -> value;
        };
    }

    private static String sent(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
