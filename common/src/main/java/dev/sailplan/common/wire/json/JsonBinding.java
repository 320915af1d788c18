package dev.sailplan.common.wire.json;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// Writes and reads [Json] as the JSON that it is.
final class JsonBinding {
    private JsonBinding() {}

    static final class Writer extends StdSerializer<Json> {
        Writer() {
            super(Json.class);
        }

        @Override
        public void serialize(Json value, JsonGenerator out, SerializationContext context) {
            write(value, out);
        }

        @Override
        public void serializeWithType(
                Json value, JsonGenerator out, SerializationContext context, TypeSerializer type) {
            write(value, out);
        }

        private static void write(Json value, JsonGenerator out) {
            switch (value) {
                case JsonObject(Map<String, Json> members) -> writeObject(members, out);
                case JsonArray(List<Json> elements) -> writeArray(elements, out);
                case JsonText(String text) -> out.writeString(text);
                case JsonNumber(BigDecimal number) -> out.writeNumber(number);
                case JsonBoolean(boolean truth) -> out.writeBoolean(truth);
                case JsonNull() -> out.writeNull();
            }
        }

        private static void writeObject(Map<String, Json> members, JsonGenerator out) {
            out.writeStartObject();
            members.forEach((name, member) -> {
                out.writeName(name);
                write(member, out);
            });
            out.writeEndObject();
        }

        private static void writeArray(List<Json> elements, JsonGenerator out) {
            out.writeStartArray();
            elements.forEach(element -> write(element, out));
            out.writeEndArray();
        }
    }

    /// Reads the kind of value that its place asks for.
    static final class Reader<T extends Json> extends StdDeserializer<T> {
        private static final int FURTHEST = 1400;
        private final Class<T> kind;

        Reader(Class<T> kind) {
            super(kind);
            this.kind = kind;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            Json value = value(in);
            if (!kind.isInstance(value)) {
                return context.reportInputMismatch(this, "not the expected kind of value");
            }
            return kind.cast(value);
        }

        @Override
        public Object deserializeWithType(
                JsonParser in, DeserializationContext context, TypeDeserializer type) {
            return deserialize(in, context);
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            Json value = new JsonNull();
            return kind.isInstance(value)
                    ? value
                    : context.reportInputMismatch(this, "not the expected kind of value");
        }

        private static Json value(JsonParser in) {
            return switch (in.currentToken()) {
                case START_OBJECT -> object(in);
                case START_ARRAY -> array(in);
                case VALUE_STRING -> Json.text(in.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in.getDecimalValue());
                case VALUE_TRUE -> Json.bool(true);
                case VALUE_FALSE -> Json.bool(false);
                case VALUE_NULL -> new JsonNull();
                default -> throw new UnreadableJson("not a JSON value");
            };
        }

        /// Further from one than any double is nothing that somebody means.
        private static JsonNumber number(BigDecimal value) {
            if (Math.abs((long) value.scale()) > FURTHEST) {
                throw new UnreadableJson("a number out of all bounds");
            }
            return new JsonNumber(value);
        }

        private static JsonObject object(JsonParser in) {
            Map<String, Json> members = new LinkedHashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                members.put(name, value(in));
            }
            return new JsonObject(members);
        }

        private static JsonArray array(JsonParser in) {
            List<Json> elements = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(in));
            }
            return new JsonArray(elements);
        }
    }
}
