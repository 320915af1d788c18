package dev.sailplan.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.common.wire.type.RecordType;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {
    private static final Path FILE = Path.of("../docs/asyncapi.yaml");
    private final JsonObject document = document();

    @Test
    void every_topic_is_described_as_it_is_made() {
        for (TopicSpec topic : Topics.all(List.of(new ClusterName("prod")))) {
            // When
            JsonObject kafka = channel(topic.name()).object("bindings").object("kafka");
            JsonObject config = kafka.object("topicConfiguration");

            // Then
            assertThat(kafka.get("partitions")).hasValue(Json.number(topic.partitions()));
            assertThat(config.array("cleanup.policy"))
                    .containsExactly(Json.text(topic.config().getOrDefault("cleanup.policy", "")));
            assertThat(config.get("retention.ms"))
                    .hasValue(
                            new Json.JsonNumber(
                                    new BigDecimal(
                                            topic.config().getOrDefault("retention.ms", "0"))));
        }
    }

    @Test
    void every_record_type_is_a_message_of_a_channel_with_its_schema() {
        JsonObject messages = document.object("components").object("messages");
        assertThat(messages.members().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RecordType.values()).map(RecordType::schemaName).toList());
        for (RecordType type : RecordType.values()) {
            // When
            JsonObject message = messages.object(type.schemaName());
            Optional<String> schema = message.object("payload").object("schema").text("$ref");
            long traits = message.array("traits").size();

            // Then
            assertThat(message.text("name")).hasValue(type.typeName());
            assertThat(schema).isPresent();
            assertThat(FILE.resolveSibling(schema.orElseThrow())).exists();
            assertThat(traits).as(type.typeName()).isEqualTo(type.signed() ? 2 : 1);
            assertThat(document.object("channels").members().values())
                    .anyMatch(channel ->
                            ((JsonObject) channel)
                                    .object("messages")
                                    .get(type.schemaName())
                                    .isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_says_what_its_schema_says(RecordType type) throws IOException {
        // Given
        Path file = Path.of("src/main/resources/schemas/v1", type.schemaName() + ".json");

        // When
        JsonObject schema = new JsonCodec().object(Files.readAllBytes(file));

        // Then
        assertThat(
                        document.object("components")
                                .object("messages")
                                .object(type.schemaName())
                                .text("summary"))
                .isPresent()
                .isEqualTo(schema.text("description"));
    }

    private JsonObject channel(String topic) {
        return document.object("channels").members().values().stream()
                .map(channel -> (JsonObject) channel)
                .filter(c ->
                        c.text("address").orElseThrow().replace("{cluster}", "prod").equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError(topic + " is not described"));
    }

    private static JsonObject document() {
        try {
            Reading reading =
                    YamlReader.read("asyncapi.yaml", Files.readAllBytes(FILE), YamlBudget.STANDARD);
            assertThat(reading.problems()).isEmpty();
            return (JsonObject) reading.documents().getFirst().value().json();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
