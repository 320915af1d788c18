package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import dev.sailplan.planner.manifest.schema.Base64Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Checks the values of Secrets without quoting them, and folds them into one field.
final class SecretData {
    private static final String DATA = "data";
    private static final String CLEAR = "stringData";

    private SecretData() {}

    static void check(LocatedObject secret, Complaints complaints) {
        secret.get(DATA)
                .filter(LocatedObject.class::isInstance)
                .map(LocatedObject.class::cast)
                .ifPresent(data -> checkAll(data, complaints));
    }

    private static void checkAll(LocatedObject data, Complaints complaints) {
        FieldPath path = new FieldPath(DATA);
        data.members().forEach((key, m) -> checkBase64(m.value(), path.field(key), complaints));
    }

    private static void checkBase64(Located value, FieldPath path, Complaints complaints) {
        if (value.json() instanceof JsonText(String text) && !Base64Text.isValid(text)) {
            complaints.add(value.at(), path, "is not base64");
        }
    }

    /// `stringData` wins over `data`, as in the API server, which would keep its keys for ever once they are dropped.
    static JsonObject folded(JsonObject secret) {
        Map<String, Json> data = new LinkedHashMap<>();
        secret.object(DATA).members().forEach((key, value) -> data.put(key, orEmpty(value)));
        secret.object(CLEAR).members().forEach((key, value) -> data.put(key, encoded(value)));
        JsonObject rest = secret.without(CLEAR).without(DATA);
        return data.isEmpty() ? rest : rest.with(DATA, new JsonObject(data));
    }

    private static Json orEmpty(Json value) {
        return value instanceof JsonNull ? Json.text("") : value;
    }

    private static Json encoded(Json value) {
        String text = value instanceof JsonText(String clear) ? clear : "";
        return Json.text(Base64Text.encode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
