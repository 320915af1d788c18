package dev.sailplan.applier.health;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.text.Shortened;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/// A live object with the parts of it that tell its health.
record ObjectStatus(JsonObject live) {
    private static final int LONGEST_WHY = 500;

    /// One of `status.conditions`.
    record Condition(String type, String status, String reason, String message) {
        boolean isTrue() {
            return status.equals("True");
        }

        boolean isFalse() {
            return status.equals("False");
        }

        /// `reason: message`, as far as there are any, else the other words.
        String why(String otherwise) {
            String said =
                    Stream.of(reason, message)
                            .filter(part -> !part.isEmpty())
                            .reduce((a, b) -> a + ": " + b)
                            .orElse(otherwise);
            return Shortened.to(LONGEST_WHY, said);
        }
    }

    /// `apps/Deployment`, `/Pod`.
    String groupKind() {
        String apiVersion = live.text("apiVersion").orElse("");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return group + "/" + live.text("kind").orElse("");
    }

    JsonObject metadata() {
        return live.object("metadata");
    }

    JsonObject spec() {
        return live.object("spec");
    }

    JsonObject status() {
        return live.object("status");
    }

    Optional<Long> observedGeneration() {
        return number(status(), "observedGeneration");
    }

    long specNumber(String name, long otherwise) {
        return number(spec(), name).orElse(otherwise);
    }

    long statusNumber(String name) {
        return number(status(), name).orElse(0L);
    }

    boolean specIs(String name) {
        return spec().get(name).equals(Optional.of(new JsonBoolean(true)));
    }

    Optional<Condition> condition(String type) {
        return status().array("conditions").stream()
                .map(ObjectStatus::condition)
                .filter(c -> c.type().equals(type))
                .findFirst();
    }

    static Optional<Long> number(JsonObject object, String name) {
        return object.get(name).filter(JsonNumber.class::isInstance).map(ObjectStatus::wholeNumber);
    }

    private static long wholeNumber(Json value) {
        BigDecimal number = ((JsonNumber) value).value();
        return number.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static Condition condition(Json json) {
        JsonObject condition = json instanceof JsonObject object ? object : JsonObject.EMPTY;
        return new Condition(
                text(condition, "type"),
                text(condition, "status"),
                text(condition, "reason"),
                text(condition, "message"));
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElse("");
    }
}
