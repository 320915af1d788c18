package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// The real kubectl, asked to read files without a server.
final class Kubectl {
    private static final Logger LOG = LoggerFactory.getLogger(Kubectl.class);
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .build();
    private static final List<String> COMMAND =
            List.of("label", "--local", "--dry-run=client", "-o", "json", "x=y");
    private final String binary;
    private final Path folder;

    Kubectl(Path folder) {
        try (Provisioning binaries = Provisioning.start(line -> LOG.atWarn().log(line))) {
            this.binary = binaries.await(Binary.KUBECTL).path().toString();
        }
        this.folder = folder;
    }

    /// The objects as kubectl reads them, or empty where it refuses the file.
    Optional<List<Json>> read(byte[] bytes) throws IOException, InterruptedException {
        return read(List.of(bytes));
    }

    /// The objects of all files in one call, or empty where it refuses one of them.
    Optional<List<Json>> read(List<byte[]> all) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(COMMAND);
        command.addFirst(binary);
        for (int i = 0; i < all.size(); i++) {
            Path file = Files.write(folder.resolve("case-" + i + ".yaml"), all.get(i));
            command.addAll(List.of("-f", file.toString()));
        }
        Path output = folder.resolve("output");
        int exit =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start()
                        .waitFor();
        return exit == 0 ? Optional.of(objects(Files.readString(output))) : Optional.empty();
    }

    /// Why kubectl refused the last file.
    String complaint() throws IOException {
        return new String(
                Files.readAllBytes(folder.resolve("errors")), StandardCharsets.ISO_8859_1);
    }

    private static List<Json> objects(String output) {
        List<Json> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                MAPPER.readerFor(JsonNode.class).readValues(output)) {
            while (values.hasNext()) {
                JsonObject object = (JsonObject) json(values.next());
                boolean list = object.text("kind").filter("List"::equals).isPresent();
                objects.addAll(list ? object.array("items") : List.of(object));
            }
        }
        return objects;
    }

    private static Json json(JsonNode node) {
        if (node.isObject()) {
            Map<String, Json> members = new LinkedHashMap<>();
            node.properties().forEach(e -> members.put(e.getKey(), json(e.getValue())));
            return Json.object(members);
        }
        if (node.isArray()) {
            List<Json> elements = new ArrayList<>();
            node.forEach(element -> elements.add(json(element)));
            return Json.array(elements);
        }
        return scalar(node);
    }

    private static Json scalar(JsonNode node) {
        if (node.isNumber()) {
            return new JsonNumber(node.decimalValue());
        }
        if (node.isBoolean()) {
            return Json.bool(node.booleanValue());
        }
        return node.isNull() ? new JsonNull() : Json.text(node.stringValue());
    }
}
