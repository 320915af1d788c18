package dev.sailplan.common.settings.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.yaml.YamlBudget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private record Plant(
            String name, String kind, Optional<Integer> age, Duration water, List<String> tags) {
        Plant {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a plant has a name");
            }
        }
    }

    private static final Reader<Plant> PLANT =
            Values.object(
                    "a plant",
                    shape -> {
                        Read<String> name = shape.required("name", Values.text());
                        Read<String> kind =
                                shape.exactlyOne(
                                        Map.of(
                                                "tree", Values.text(t -> "tree " + t),
                                                "flower", Values.text(t -> "flower " + t)));
                        Read<Optional<Integer>> age = shape.optional("age", Values.integer(0, 9));
                        Read<Duration> water =
                                shape.or("water", Duration.ofDays(1), Values.duration());
                        Read<List<String>> tags = shape.list("tags", Values.text());
                        return shape.build(() ->
                                new Plant(
                                        name.get(),
                                        kind.get(),
                                        age.get(),
                                        water.get(),
                                        tags.get()));
                    });

    @Test
    void builds_what_was_written() {
        assertThat(read("{name: a, tree: oak, age: 3, water: 12h, tags: [x, z]}"))
                .isEqualTo(
                        new ShapedFile.Good<>(
                                new Plant(
                                        "a",
                                        "tree oak",
                                        Optional.of(3),
                                        Duration.ofHours(12),
                                        List.of("x", "z"))));
        assertThat(read("{name: a, flower: rose}"))
                .isEqualTo(
                        new ShapedFile.Good<>(
                                new Plant(
                                        "a",
                                        "flower rose",
                                        Optional.empty(),
                                        Duration.ofDays(1),
                                        List.of())));
    }

    @Test
    void tells_all_that_is_wrong_in_the_order_of_the_file() {
        assertThat(problems("name: 1\nage: 10\ntags: [a, {}]\nwatr: 1h\ncolour: red\n"))
                .containsExactly(
                        "plants.yaml:1:1  a plant needs exactly one of flower, tree",
                        "plants.yaml:1:7  must be a string, not an integer",
                        "plants.yaml:2:6  must be an integer from 0 to 9",
                        "plants.yaml:3:11  must be a string, not an object",
                        "plants.yaml:4:1  a plant has no key 'watr'; did you mean 'water'?",
                        "plants.yaml:5:1  a plant has no key 'colour'; it knows name, flower, tree, age, water, tags");
    }

    @Test
    void refuses_two_of_what_excludes_each_other() {
        assertThat(problems("{name: a, tree: oak, flower: rose}"))
                .containsExactly("plants.yaml:1:11  a plant needs exactly one of flower, tree");
    }

    @Test
    void a_refusing_constructor_is_a_problem_too() {
        assertThat(problems("{name: '', tree: oak}"))
                .containsExactly("plants.yaml:1:1  a plant has a name");
    }

    @Test
    void one_document_is_one_document() {
        assertThat(problems("{name: a, tree: oak}\n---\n{name: b, tree: oak}\n"))
                .containsExactly("plants.yaml:3:1  the file must hold one document only");
        assertThat(problems("- a\n"))
                .containsExactly("plants.yaml:1:1  must be an object, not a list");
    }

    private static ShapedFile<Plant> read(String text) {
        return ShapedFile.read(
                "plants.yaml", text.getBytes(StandardCharsets.UTF_8), YamlBudget.STANDARD, PLANT);
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case ShapedFile.Good<Plant> good -> throw new AssertionError(good.toString());
            case ShapedFile.Bad<Plant>(var problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }
}
