package dev.sailplan.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.Identifier;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.common.wire.part.RecordSplitter;
import dev.sailplan.common.wire.type.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
    private static final String IDS = "https://sailplan.dev/schemas/v1/";
    private static final JsonCodec JSON = new JsonCodec();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaIdResolvers(
                                    ids -> ids.mapPrefix(IDS, "classpath:/schemas/v1/")));

    @ParameterizedTest
    @EnumSource
    void every_golden_record_is_valid(RecordType type) {
        // Given
        JsonObject golden = parse("/golden/v1/" + type.schemaName() + ".json").object("value");

        // When
        List<?> errors = schema(type.schemaName()).validate(text(golden), InputFormat.JSON);

        // Then
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_record_of_another_type_is_not(RecordType type) {
        // Given
        JsonObject other =
                parse("/golden/v1/" + type.schemaName() + ".json")
                        .object("value")
                        .with("type", Json.text("dev.sailplan.other.Other.v1"));

        // Then
        assertThat(schema(type.schemaName()).validate(text(other), InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_names_what_its_record_has(RecordType type) {
        // Given
        JsonObject schema = parse("/schemas/v1/" + type.schemaName() + ".json");
        Set<String> members = new TreeSet<>(schema.object("properties").members().keySet());

        // When
        boolean divisible = members.remove(RecordSplitter.PARTS);
        members.remove("type");

        // Then
        assertThat(divisible).isEqualTo(!type.divisible().isEmpty());
        assertThat(members).isEqualTo(components(type.recordClass()));
        assertThat(required(schema)).isEqualTo(requiredOf(type.recordClass()));
    }

    @Test
    void the_definitions_name_what_their_records_have() {
        // Given
        JsonObject definitions = parse("/schemas/v1/definitions.json").object("$defs");

        // When
        Map<String, Class<?>> records = new TreeMap<>();
        Arrays.stream(RecordType.values()).forEach(t -> parts(t.recordClass(), records));

        // Then
        assertThat(records).isNotEmpty();
        records.forEach((name, record) -> {
            JsonObject definition = definitions.object(name);
            Set<String> members = new TreeSet<>(definition.object("properties").members().keySet());
            members.remove("type");
            assertThat(members).as(name).isEqualTo(components(record));
            assertThat(required(definition)).as(name).isEqualTo(requiredOf(record));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "small"})
    void the_examples_of_server_settings_are_valid(String name) {
        assertThat(schema("server").validate(read("/settings/" + name + ".yaml"), InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void the_schema_refuses_a_second_branch() {
        // Given
        String two = read("/settings/full.yaml").replace("branches: [", "branches: [main, ");

        // Then
        assertThat(schema("server").validate(two, InputFormat.YAML))
                .singleElement()
                .asString()
                .contains("/repositories/0/branches");
    }

    @Test
    void the_full_example_has_every_setting_of_the_schema_that_is_not_refused() {
        // Given
        JsonObject schema = parse("/schemas/v1/server.json");

        // Then
        settings(schema)
                .forEach(setting ->
                        assertThat(read("/settings/full.yaml"))
                                .containsPattern("(^|[\\s{])" + setting + ":"));
    }

    private static Stream<String> settings(JsonObject schema) {
        JsonObject properties = schema.object("properties");
        Stream<String> own =
                properties.members().keySet().stream()
                        .filter(key -> !isRefused(properties.object(key)));
        Stream<String> nested =
                properties.members().values().stream()
                        .map(member -> (JsonObject) member)
                        .flatMap(member -> Stream.of(member, member.object("items")))
                        .flatMap(SchemasTest::settings);
        return Stream.concat(own, nested);
    }

    private static boolean isRefused(JsonObject setting) {
        return setting.text("description").orElse("").contains("Not yet: the key is refused");
    }

    /// Every record that a record is made of, by the name of its definition.
    private static void parts(Class<?> record, Map<String, Class<?>> found) {
        for (RecordComponent component : record.getRecordComponents()) {
            part(component.getGenericType(), found);
        }
    }

    private static void part(Type type, Map<String, Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(t -> part(t, found));
        } else if (type instanceof Class<?> part && isOurs(part)) {
            if (part.isSealed()) {
                for (Class<?> alternative : part.getPermittedSubclasses()) {
                    add(camel(part) + "." + camel(alternative), alternative, found);
                }
            } else if (part.isRecord()) {
                add(camel(part), part, found);
            }
        }
    }

    private static void add(String name, Class<?> record, Map<String, Class<?>> found) {
        if (found.put(name, record) == null) {
            parts(record, found);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.sailplan.")
                && !Identifier.class.isAssignableFrom(type)
                && !Json.class.isAssignableFrom(type)
                && type != Generation.class;
    }

    private static String camel(Class<?> type) {
        String name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Set<String> components(Class<?> record) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(record.getRecordComponents()).forEach(c -> names.add(c.getName()));
        return names;
    }

    private static Set<String> requiredOf(Class<?> record) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(record.getRecordComponents())
                .filter(c -> c.getType() != Optional.class)
                .forEach(c -> names.add(c.getName()));
        return names;
    }

    private static Set<String> required(JsonObject schema) {
        Set<String> names = new TreeSet<>();
        schema.array("required").forEach(n -> names.add(((Json.JsonText) n).value()));
        names.remove("type");
        return names;
    }

    private Schema schema(String name) {
        return registry.getSchema(SchemaLocation.of(IDS + name + ".json"));
    }

    private static JsonObject parse(String resource) {
        return JSON.object(read(resource));
    }

    private static String text(Json value) {
        return new String(JSON.bytes(value), StandardCharsets.UTF_8);
    }

    private static String read(String resource) {
        try (InputStream in = SchemasTest.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
