package dev.sailplan.common.domain.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An immutable JSON value. Numbers are exact; the order of an object's members is kept but means nothing.
public sealed interface Json {
    record JsonObject(Map<String, Json> members) implements Json {
        public static final JsonObject EMPTY = new JsonObject(Map.of());

        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /// The member as an object, or an empty object where it is absent or something else.
        public JsonObject object(String name) {
            return members.get(name) instanceof JsonObject object ? object : EMPTY;
        }

        /// The member as text, or empty where it is absent or something else.
        public Optional<String> text(String name) {
            return members.get(name) instanceof JsonText(String value)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        /// The member's elements, or none where it is absent or something else.
        public List<Json> array(String name) {
            return members.get(name) instanceof JsonArray(List<Json> elements)
                    ? elements
                    : List.of();
        }

        public JsonObject with(String name, Json value) {
            Map<String, Json> copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new JsonObject(copy);
        }

        public JsonObject without(String name) {
            if (!members.containsKey(name)) {
                return this;
            }
            Map<String, Json> copy = new LinkedHashMap<>(members);
            copy.remove(name);
            return new JsonObject(copy);
        }

        @Override
        public String toString() {
            return canonical();
        }
    }

    record JsonArray(List<Json> elements) implements Json {
        public JsonArray {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return canonical();
        }
    }

    record JsonText(String value) implements Json {
        @Override
        public String toString() {
            return canonical();
        }
    }

    /// A number; equal by value, so that `1.0` and `1` are the same.
    record JsonNumber(BigDecimal value) implements Json {
        public JsonNumber {
            value = normal(value);
        }

        private static BigDecimal normal(BigDecimal number) {
            BigDecimal stripped =
                    number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            boolean readable = stripped.scale() < 0 && stripped.scale() > -400;
            return readable ? stripped.setScale(0) : stripped;
        }

        public boolean isInteger() {
            return value.scale() <= 0;
        }

        @Override
        public String toString() {
            return canonical();
        }
    }

    record JsonBoolean(boolean value) implements Json {
        @Override
        public String toString() {
            return canonical();
        }
    }

    record JsonNull() implements Json {
        @Override
        public String toString() {
            return canonical();
        }
    }

    static JsonText text(String value) {
        return new JsonText(value);
    }

    static JsonNumber number(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    static JsonBoolean bool(boolean value) {
        return new JsonBoolean(value);
    }

    static JsonArray array(List<? extends Json> elements) {
        return new JsonArray(new ArrayList<>(elements));
    }

    static JsonObject object(Map<String, ? extends Json> members) {
        return new JsonObject(new LinkedHashMap<>(members));
    }

    /// The text whose SHA-256 is the value's digest: keys sorted as RFC 8785 sorts them (by UTF-16
    /// code unit), no white space, numbers exact.
    default String canonical() {
        return CanonicalText.of(this);
    }

    /// What people call the type of this value: `an object`, `a list`, `a string` …
    default String typeName() {
        return switch (this) {
            case JsonObject _ -> "an object";
            case JsonArray _ -> "a list";
            case JsonText _ -> "a string";
            case JsonNumber number -> number.isInteger() ? "an integer" : "a number";
            case JsonBoolean _ -> "a boolean";
            case JsonNull _ -> "null";
        };
    }
}
