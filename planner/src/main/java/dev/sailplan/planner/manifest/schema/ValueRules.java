package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// Judges single values: their type, and the rules a schema sets for them.
final class ValueRules {
    private static final String QUANTITY = "[+-]?[0-9.]++[eEinumkKMGTP]*+[-+]?[0-9]*+";
    private final Complaints complaints;
    private final BoundedMatcher matcher;

    ValueRules(Complaints complaints, BoundedMatcher matcher) {
        this.complaints = complaints;
        this.matcher = matcher;
    }

    void check(Schema schema, Located value, FieldPath path) {
        String type = schema.type().orElse("");
        if (!isOfType(type, value.json())) {
            complaints.wrong(value, path, article(type));
        } else if (checkEnum(schema, value, path)) {
            switch (value.json()) {
                case JsonText(String text) -> checkText(schema, value, text, path);
                case JsonNumber(BigDecimal number) -> checkNumber(schema, value, number, path);
                case JsonBoolean _, JsonObject _, JsonArray _, Json.JsonNull _ -> {}
            }
        }
    }

    /// Quantities (a string or a number) and ports (an integer or a string).
    void checkChoice(Schema schema, Located value, FieldPath path) {
        List<String> choices = schema.choices();
        boolean fits = choices.stream().anyMatch(type -> isOfType(type, value.json()));
        boolean quantity = choices.contains("number") && choices.contains("string");
        if (!fits) {
            String expected =
                    choices.stream().map(ValueRules::article).collect(Collectors.joining(" or "));
            complaints.wrong(value, path, quantity ? "a quantity such as 500m or 2Gi" : expected);
        } else if (quantity
                && value.json() instanceof JsonText(String text)
                && !text.matches(QUANTITY)) {
            complaints.wrong(value, path, "a quantity such as 500m or 2Gi");
        }
    }

    void checkCount(Schema schema, int count, SourceLocation at, FieldPath path) {
        if (schema.strict()) {
            BigDecimal size = BigDecimal.valueOf(count);
            schema.number("minItems")
                    .filter(least -> size.compareTo(least) < 0)
                    .ifPresent(n -> complaints.add(at, path, "needs at least " + n + " elements"));
            schema.number("maxItems")
                    .filter(most -> size.compareTo(most) > 0)
                    .ifPresent(n -> complaints.add(at, path, "holds more than " + n + " elements"));
        }
    }

    private static boolean isOfType(String type, Json value) {
        return switch (type) {
            case "string" -> value instanceof JsonText;
            case "boolean" -> value instanceof JsonBoolean;
            case "integer" -> value instanceof JsonNumber number && number.isInteger();
            case "number" -> value instanceof JsonNumber;
            default -> true;
        };
    }

    private static String article(String type) {
        return type.equals("integer") ? "an integer" : "a " + type;
    }

    private boolean checkEnum(Schema schema, Located value, FieldPath path) {
        List<Json> allowed = schema.allowed();
        boolean unset = !schema.strict() && value.json().equals(Json.text(""));
        if (allowed.isEmpty() || unset || allowed.contains(value.json())) {
            return true;
        }
        String all =
                allowed.stream()
                        .map(v -> v instanceof JsonText(String text) ? text : v.canonical())
                        .collect(Collectors.joining(", "));
        complaints.wrong(value, path, "one of " + all);
        return false;
    }

    private void checkNumber(Schema schema, Located value, BigDecimal number, FieldPath path) {
        switch (schema.text("format").orElse("")) {
            case "int32" -> range(value, number, Integer.SIZE, path);
            case "int64" -> range(value, number, Long.SIZE, path);
            default -> {}
        }
        if (schema.strict()) {
            boolean above = schema.isTrue("exclusiveMinimum");
            boolean below = schema.isTrue("exclusiveMaximum");
            schema.number("minimum")
                    .filter(least -> number.compareTo(least) < (above ? 1 : 0))
                    .ifPresent(n -> bound(value, path, above ? "more than" : "at least", n));
            schema.number("maximum")
                    .filter(most -> most.compareTo(number) < (below ? 1 : 0))
                    .ifPresent(n -> bound(value, path, below ? "less than" : "at most", n));
        }
    }

    private void bound(Located value, FieldPath path, String relation, BigDecimal bound) {
        complaints.wrong(value, path, relation + " " + bound.toPlainString());
    }

    private void range(Located value, BigDecimal number, int bits, FieldPath path) {
        boolean whole = number.scale() <= 0;
        if (whole && number.toBigInteger().bitLength() >= bits) {
            complaints.wrong(value, path, "a whole number of " + bits + " bits");
        }
    }

    private void checkText(Schema schema, Located value, String text, FieldPath path) {
        if (schema.text("format").filter("byte"::equals).isPresent() && !Base64Text.isValid(text)) {
            complaints.add(value.at(), path, "is not base64");
        }
        if (schema.strict()) {
            int length = text.codePointCount(0, text.length());
            BigDecimal size = BigDecimal.valueOf(length);
            schema.number("minLength")
                    .filter(least -> size.compareTo(least) < 0)
                    .ifPresent(n -> complaints.add(value.at(), path, "is shorter than " + n));
            schema.number("maxLength")
                    .filter(most -> size.compareTo(most) > 0)
                    .ifPresent(n -> complaints.add(value.at(), path, "is longer than " + n));
            schema.text("pattern")
                    .filter(pattern -> !matcher.mayMatch(pattern, text))
                    .ifPresent(p -> complaints.wrong(value, path, "of the form " + p));
        }
    }
}
