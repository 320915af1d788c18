package dev.sailplan.common.yaml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.yaml.YamlBudget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private record Plant(String name, Optional<Integer> age, Duration water, List<String> tags) {
        Plant {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a plant has a name");
            }
        }
    }

    private static final Reader<Plant> PLANT =
            Readers.object(
                    "a plant",
                    shape -> {
                        Field<String> name = shape.required("name", Readers.text());
                        Field<Optional<Integer>> age = shape.optional("age", Readers.integer(0, 9));
                        Field<Duration> water =
                                shape.or("water", Duration.ofDays(1), Readers.duration());
                        Field<List<String>> tags = shape.list("tags", Readers.text());
                        shape.notYet("scent");
                        return shape.build(
                                () -> new Plant(name.get(), age.get(), water.get(), tags.get()));
                    });

    @Test
    void builds_what_was_written() {
        assertThat(read("{name: a, age: 3, water: 12h, tags: [x, z]}"))
                .isEqualTo(
                        new FileReading.Good<>(
                                new Plant(
                                        "a",
                                        Optional.of(3),
                                        Duration.ofHours(12),
                                        List.of("x", "z"))));
        assertThat(read("{name: a}"))
                .isEqualTo(
                        new FileReading.Good<>(
                                new Plant("a", Optional.empty(), Duration.ofDays(1), List.of())));
    }

    @Test
    void tells_all_that_is_wrong_in_the_order_of_the_file() {
        assertThat(problems("name: 1\nage: 10\ntags: [a, {}]\nwatr: 1h\ncolour: red\n"))
                .containsExactly(
                        "plants.yaml:1:7  must be a string, not an integer",
                        "plants.yaml:2:6  must be an integer from 0 to 9",
                        "plants.yaml:3:11  must be a string, not an object",
                        "plants.yaml:4:1  a plant has no key 'watr'; did you mean 'water'?",
                        "plants.yaml:5:1  a plant has no key 'colour'; it knows name, age, water, tags");
    }

    @Test
    void a_key_that_nothing_reads_yet_is_refused_and_named_in_no_hint() {
        assertThat(problems("{name: a, scent: strong}"))
                .containsExactly("plants.yaml:1:11  'scent' is not supported yet; remove it");
        assertThat(problems("{name: a, scnt: strong}"))
                .containsExactly(
                        "plants.yaml:1:11  a plant has no key 'scnt'; it knows name, age, water, tags");
    }

    @Test
    void a_refusing_constructor_is_a_problem_too() {
        assertThat(problems("{name: ''}")).containsExactly("plants.yaml:1:1  a plant has a name");
    }

    @Test
    void one_document_is_one_document() {
        assertThat(problems("{name: a}\n---\n{name: b}\n"))
                .containsExactly("plants.yaml:3:1  the file must hold one document only");
        assertThat(problems("- a\n"))
                .containsExactly("plants.yaml:1:1  must be an object, not a list");
    }

    private static FileReading<Plant> read(String text) {
        return FileReading.read(
                "plants.yaml", text.getBytes(StandardCharsets.UTF_8), YamlBudget.STANDARD, PLANT);
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case FileReading.Good<Plant> good -> throw new AssertionError(good.toString());
            case FileReading.Bad<Plant>(var problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }
}
