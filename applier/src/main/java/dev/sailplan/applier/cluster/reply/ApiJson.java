package dev.sailplan.applier.cluster.reply;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads the API server's JSON with exact numbers.
///
/// Not by the codec of our records, whose budget is one for strangers: a page of a list may hold five hundred objects
/// of a megabyte each, and the field set of a list of words has each word as the name of a member.
public final class ApiJson {
    /// Names are not kept in a table that all answers share: an object of one tenant with names that collide in it would
    /// make answers about others' unreadable.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build();

    private ApiJson() {}

    /// @throws MalformedReply when the bytes are not one JSON object
    public static JsonObject object(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return readObject(parser);
            }
        } catch (JacksonException e) {
            throw new MalformedReply();
        }
        throw new MalformedReply();
    }

    private static Json read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> new JsonText(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> Json.bool(true);
            case VALUE_FALSE -> Json.bool(false);
            case VALUE_NULL -> new JsonNull();
            default -> throw new MalformedReply();
        };
    }

    private static JsonObject readObject(JsonParser parser) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return new JsonObject(members);
    }

    private static Json readArray(JsonParser parser) {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser));
        }
        return Json.array(elements);
    }

    /// Reports bytes that are not what an API server sends; never quotes them.
    public static final class MalformedReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedReply() {
            super("the answer is not a JSON object");
        }
    }
}
