package dev.sailplan.planner.declare.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Declaration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads `src/test/resources/declarations/<case>/in` and expects its `applications.txt` or `problems.txt`; the
/// published schema must take and refuse the same files, but for those cases that say `schema-accepts.txt`.
///
/// `-Dgolden=write` writes down what is read now; the difference is then reviewed like code.
class DeclarationGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/declarations");
    private static final String SCHEMA = "/schemas/v1/applications.json";

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reads_what_its_folder_says(String name) throws IOException {
        // Given
        Path folder = CASES.resolve(name);

        // When
        Declaration declaration =
                DeclarationReader.read(
                        new FolderTree(folder.resolve("in")), new ProjectName("demo"));

        // Then
        switch (declaration) {
            case Declaration.Applications(var all) ->
                    expect(
                            folder,
                            "applications.txt",
                            all.stream().map(DeclarationGoldenTest::shown));
            case Declaration.Broken(var problems) ->
                    expect(folder, "problems.txt", problems.stream().map(Problem::toString));
        }
    }

    private static String shown(Application application) {
        return String.join(
                "\n  ",
                application.key() + " at " + application.at(),
                "plain "
                        + application.source().path()
                        + except(application)
                        + " at "
                        + application.source().at(),
                application.options().canonical(),
                "approval " + application.approval() + " onRemove " + application.onRemove(),
                "dependsOn "
                        + application.dependsOn().stream()
                                .map(ApplicationKey::value)
                                .collect(Collectors.joining(" ")));
    }

    private static String except(Application application) {
        return application.source().except().stream()
                .map(glob -> " except " + String.join("/", glob.segments()))
                .collect(Collectors.joining());
    }

    private static void expect(Path folder, String file, Stream<String> lines) throws IOException {
        String actual = lines.map(line -> line + "\n").collect(Collectors.joining());
        String other = file.equals("problems.txt") ? "applications.txt" : "problems.txt";
        if ("write".equals(System.getProperty("golden"))) {
            Files.deleteIfExists(folder.resolve(other));
            Files.writeString(folder.resolve(file), actual);
        }
        assertThat(folder.resolve(other)).as(actual).doesNotExist();
        assertThat(actual).isEqualTo(Files.readString(folder.resolve(file)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_schema_takes_and_refuses_the_same(String name) throws IOException {
        // Given
        Path folder = CASES.resolve(name);
        boolean accepted =
                Files.exists(folder.resolve("applications.txt"))
                        || Files.exists(folder.resolve("schema-accepts.txt"));

        // When
        List<Error> errors = errors(folder.resolve("in/" + Declaration.FILE));

        // Then
        assertThat(errors.isEmpty()).as(errors.toString()).isEqualTo(accepted);
    }

    private static List<Error> errors(Path file) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        Reading reading =
                YamlReader.read("sailplan.yaml", Files.readAllBytes(file), YamlBudget.STANDARD);
        return reading.documents().stream()
                .map(document -> document.value().json())
                .map(Json::canonical)
                .flatMap(json -> schema().validate(json, InputFormat.JSON).stream())
                .toList();
    }

    private static Schema schema() {
        try (InputStream in =
                Objects.requireNonNull(DeclarationReader.class.getResourceAsStream(SCHEMA))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
