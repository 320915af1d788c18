package dev.sailplan.planner.manifest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.yaml.YamlBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads `src/test/resources/manifests/<case>/in` and expects its `objects.json` or `problems.txt`.
///
/// `-Dgolden=write` writes down what is read now; the difference is then reviewed like code.
class ManifestReaderGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/manifests");
    private static final AllowedNamespaces NAMESPACES =
            new AllowedNamespaces("shop", Set.of("shared"));

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
        ManifestReader reader =
                new ManifestReader(TestCluster.kinds(), NAMESPACES, YamlBudget.STANDARD);

        // When
        Manifests manifests = reader.read(files(folder.resolve("in")));

        // Then
        switch (manifests) {
            case Manifests.Accepted accepted -> expect(folder, "objects.json", objects(accepted));
            case Manifests.Refused refused -> expect(folder, "problems.txt", problems(refused));
        }
    }

    private static void expect(Path folder, String file, String actual) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.deleteIfExists(folder.resolve("objects.json"));
            Files.deleteIfExists(folder.resolve("problems.txt"));
            Files.writeString(folder.resolve(file), actual);
        }
        String other = file.equals("objects.json") ? "problems.txt" : "objects.json";
        assertThat(folder.resolve(other)).as(actual).doesNotExist();
        assertThat(actual).isEqualTo(Files.readString(folder.resolve(file)));
    }

    private static String problems(Manifests.Refused refused) {
        return Stream.concat(
                        refused.problems().stream().map(Problem::toString),
                        refused.others().stream().map(file -> file + "  holds no manifest"))
                .collect(joining("\n", "", "\n"));
    }

    private static String objects(Manifests.Accepted accepted) {
        return accepted.objects().stream()
                .map(ManifestReaderGoldenTest::line)
                .collect(joining(",\n", "[\n", "\n]\n"));
    }

    private static String line(Manifest manifest) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("at", Json.text(manifest.at().toString()));
        members.put("id", Json.text(manifest.id().canonical()));
        members.put("json", manifest.json());
        members.put("predicted", Json.bool(manifest.predicted()));
        return Json.object(members).canonical();
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(f -> files.put(folder.relativize(f).toString(), bytes(f)));
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
