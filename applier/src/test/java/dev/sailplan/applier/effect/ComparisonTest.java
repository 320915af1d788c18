package dev.sailplan.applier.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class ComparisonTest {
    private static final JsonCodec JSON = new JsonCodec();
    private static final Path CASES = Path.of("src/test/resources/comparison");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compares_live_and_dry_run_as_its_folder_says(Path folder) throws IOException {
        // Given
        JsonObject live = JSON.object(Files.readString(folder.resolve("live.json")));
        JsonObject stored = JSON.object(Files.readString(folder.resolve("dryrun.json")));

        // When
        Comparison comparison =
                Comparison.of(
                        live, stored, new Comparison.Before(Optional.empty(), false, false), JSON);

        // Then
        assertThat(printed(comparison))
                .isEqualTo(Files.readString(folder.resolve("effect.txt")))
                .doesNotContainIgnoringCase("Y2FuYXJ5")
                .doesNotContain("canary");
    }

    private static String printed(Comparison comparison) {
        String fields =
                comparison.fields().stream()
                        .map(ComparisonTest::line)
                        .collect(Collectors.joining());
        return comparison.isUnchanged() ? "unchanged\n" + fields : fields;
    }

    private static String line(FieldChange change) {
        return "%s: %s -> %s (%s)%n"
                .formatted(
                        change.path(),
                        change.before().orElse("nothing"),
                        change.after().orElse("nothing"),
                        change.origin().getClass().getSimpleName());
    }

    @Test
    void of_very_many_changes_the_last_line_counts_the_rest_and_tells_them_apart() {
        JsonObject live = Objects.json("{'data':{}}");

        List<FieldChange> fields = fields(live, numbered(150, "a"));
        List<FieldChange> others = fields(live, numbered(150, "b"));

        assertThat(fields).hasSize(101);
        assertThat(fields.getLast().after().orElse("")).startsWith("and 50 more fields (");
        assertThat(fields.getLast()).isNotEqualTo(others.getLast());
    }

    private static List<FieldChange> fields(JsonObject live, JsonObject stored) {
        return Comparison.of(
                        live, stored, new Comparison.Before(Optional.empty(), false, false), JSON)
                .fields();
    }

    private static JsonObject numbered(int count, String value) {
        return Objects.json(
                Stream.iterate(100, i -> i + 1)
                        .limit(count)
                        .map(i -> "'k" + i + "':'" + value + "'")
                        .collect(Collectors.joining(",", "{'data':{", "}}")));
    }
}
