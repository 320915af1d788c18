package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A structural schema of Kubernetes, read from its JSON as it is walked.
///
/// `strict`: a CRD's schema, whose value rules the API server enforces; those of built-in kinds only describe Go's types.
public record Schema(JsonObject node, JsonObject definitions, boolean strict) {
    private static final String REFERENCE = "#/components/schemas/";
    private static final int LONGEST_CHAIN = 16;

    /// The schema itself where it only points to another one (`$ref`, or `allOf` of one `$ref`).
    Schema resolved() {
        JsonObject here = node;
        Optional<String> next = target(here);
        int i = 0;
        while (i < LONGEST_CHAIN && next.isPresent()) {
            here = definitions.object(next.get());
            next = target(here);
            i++;
        }
        return i == 0 ? this : new Schema(here, definitions, strict);
    }

    private static Optional<String> target(JsonObject node) {
        Optional<String> direct = node.text("$ref");
        List<Json> all = node.array("allOf");
        Optional<String> only =
                all.size() == 1 && all.getFirst() instanceof JsonObject one
                        ? one.text("$ref")
                        : Optional.empty();
        return direct.or(() -> only)
                .filter(reference -> reference.startsWith(REFERENCE))
                .map(reference -> reference.substring(REFERENCE.length()));
    }

    Optional<Schema> property(String name) {
        return child(node.object("properties").get(name));
    }

    Set<String> properties() {
        return node.object("properties").members().keySet();
    }

    Optional<Schema> additional() {
        return child(node.get("additionalProperties"));
    }

    Optional<Schema> items() {
        return child(node.get("items"));
    }

    private Optional<Schema> child(Optional<Json> schema) {
        return schema.filter(JsonObject.class::isInstance)
                .map(object -> new Schema((JsonObject) object, definitions, strict));
    }

    /// Whether any member may stand here: a free-form object, or one whose unknown fields are kept.
    boolean isOpen() {
        return isTrue("x-kubernetes-preserve-unknown-fields")
                || isTrue("additionalProperties")
                || (node.get("properties").isEmpty() && additional().isEmpty());
    }

    boolean isTrue(String keyword) {
        return node.get(keyword).filter(new JsonBoolean(true)::equals).isPresent();
    }

    /// Whether null is a value here: it is declared as one, or no type is.
    boolean takesNull() {
        return isTrue("nullable") || (type().isEmpty() && choices().isEmpty());
    }

    Optional<String> type() {
        return node.text("type");
    }

    Optional<String> text(String keyword) {
        return node.text(keyword);
    }

    Optional<BigDecimal> number(String keyword) {
        return node.get(keyword)
                .filter(JsonNumber.class::isInstance)
                .map(number -> ((JsonNumber) number).value());
    }

    /// The types between which a value may choose, as of quantities and ports; empty where there is no choice.
    List<String> choices() {
        if (isTrue("x-kubernetes-int-or-string")) {
            return List.of("integer", "string");
        }
        return strict
                ? List.of()
                : node.array("oneOf").stream()
                        .filter(JsonObject.class::isInstance)
                        .flatMap(choice -> ((JsonObject) choice).text("type").stream())
                        .toList();
    }

    List<Json> allowed() {
        return elements("enum");
    }

    List<Json> elements(String keyword) {
        return node.array(keyword);
    }

    Optional<Json> defaultValue() {
        return node.get("default");
    }

    /// Members that must be there. Go's types fill in what has a default, as the empty string of a name.
    List<String> required() {
        return node.array("required").stream()
                .filter(JsonText.class::isInstance)
                .map(name -> ((JsonText) name).value())
                .filter(name -> !isFilledIn(name))
                .toList();
    }

    private boolean isFilledIn(String name) {
        boolean hasDefault = node.object("properties").object(name).get("default").isPresent();
        return hasDefault && (strict || !name.equals("name"));
    }
}
