package dev.sailplan.common.wire;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Files that fix what stands on the log. `-Dgolden.update=true` writes them anew, to be looked at.
final class GoldenFiles {
    private static final Path FOLDER = Path.of("src/test/resources/golden/v1");
    private static final JsonCodec JSON = new JsonCodec();

    private GoldenFiles() {}

    /// What the file says, after it was written anew where that was asked for.
    static JsonObject expected(String name, Json actual) {
        Path file = FOLDER.resolve(name + ".json");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.write(file, pretty(actual));
            }
            return JSON.object(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("write it with -Dgolden.update=true", e);
        }
    }

    static JsonObject json(Outbound outbound) {
        Map<String, Json> headers = new TreeMap<>();
        outbound.headers().forEach((name, text) -> headers.put(name, Json.text(text)));
        return JsonObject.EMPTY
                .with("topic", Json.text(outbound.topic()))
                .with("key", Json.text(outbound.key()))
                .with("headers", new JsonObject(headers))
                .with("value", JSON.parse(outbound.value().orElseThrow().bytes()));
    }

    static Outbound outbound(JsonObject golden) {
        Map<String, String> headers = new TreeMap<>();
        JsonObject texts = golden.object("headers");
        texts.members().keySet().forEach(n -> headers.put(n, texts.text(n).orElseThrow()));
        return Outbound.keyed(
                golden.text("topic").orElseThrow(),
                golden.text("key").orElseThrow(),
                headers,
                Payload.of(JSON.bytes(golden.object("value"))));
    }

    private static byte[] pretty(Json value) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return (mapper.writeValueAsString(mapper.readTree(JSON.bytes(value))) + "\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
