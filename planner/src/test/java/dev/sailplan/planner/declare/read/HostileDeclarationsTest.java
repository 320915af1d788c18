package dev.sailplan.planner.declare.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.fuzz.Meter;
import dev.sailplan.common.fuzz.Mutant;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.Glob;
import dev.sailplan.planner.declare.PatternBudget;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A `sailplan.yaml` made to cost much, or to speak to somebody's terminal.
class HostileDeclarationsTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final SourceLocation AT = SourceLocation.wholeFile("sailplan.yaml");
    private static final String HEAD =
            "apiVersion: sailplan.dev/v1\nkind: Applications\napplications:\n";
    private static final String ENTRY =
            "- {name: %s, plain: {path: a}, destination: {cluster: dev, namespace: a}%s}\n";

    @Test
    void an_open_placeholder_before_many_spaces_is_read_at_once() {
        String name = "\"{{" + " ".repeat(200_000) + "\"";

        assertThat(problems(HEAD + ENTRY.formatted(name, ""))).hasSize(1);
    }

    @Test
    void a_pattern_of_many_stars_is_matched_at_once() {
        String pattern = "apps/" + "*a".repeat(60) + "b";

        assertThat(
                        problems(
                                HEAD
                                        + ENTRY.formatted(
                                                "a",
                                                ", forEach: {directories: '" + pattern + "'}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*,web,true", "*,.hidden,false", ".*,.hidden,true", "w?b,web,true", "w?b,wb,false",
        "*b,web,true", "*e*,web,true", "w*b*,web,true", "web,webs,false", "*.y,a.x.y,true",
        "a*a,a,false", "?,\ud83d\ude00,true"
    })
    void stars_and_question_marks_mean_what_they_mean_in_a_shell(
            String pattern, String name, boolean matches) {
        assertThat(Glob.of("directories", pattern).matches(name, new PatternBudget(AT)))
                .isEqualTo(matches);
    }

    @Test
    void more_exceptions_than_anybody_needs_are_refused_before_they_are_compared() {
        String many = ", forEach: {directories: 'apps/*', except: [" + "'*/b', ".repeat(15_000);

        assertThat(problems(HEAD + ENTRY.formatted("a", many + "]}")))
                .extracting(Problem::message)
                .contains(
                        "applications[0].forEach.except holds more than 100 patterns; write fewer");
    }

    @Test
    void comparing_patterns_with_paths_has_an_end() {
        Glob costly = Glob.of("except", "*" + "a*".repeat(100) + "b");
        String name = "a".repeat(200);
        PatternBudget effort = new PatternBudget(AT);

        assertThatExceptionOfType(CommitTooLarge.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        costly.matches(name, effort);
                    }
                })
                .withMessageContaining("more than 100000000 letters");
    }

    @Test
    void more_dependencies_than_anybody_has_are_refused() {
        String many = ", dependsOn: [" + "b, ".repeat(101) + "]";

        assertThat(problems(HEAD + ENTRY.formatted("a", many)))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("at most 100");
    }

    @Test
    void reading_ends_at_the_first_application_too_many() {
        SourceLocation at = SourceLocation.wholeFile("f");

        ApplicationsFileReader.checkCount(5_000, at);
        assertThatExceptionOfType(CommitTooLarge.class)
                .isThrownBy(() -> ApplicationsFileReader.checkCount(5_001, at));
    }

    @Test
    void a_hundred_problems_are_enough() {
        assertThat(problems(HEAD + "- 1\n".repeat(10_000))).hasSize(101);
    }

    @Test
    void a_message_never_steers_a_terminal() {
        assertThat(problems(HEAD + ENTRY.formatted("\"\\e[2J\\u202e\"", "")))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("?[2J?");
    }

    private static List<Problem> problems(String text) {
        MemoryTree tree = new MemoryTree(text.getBytes(UTF_8));
        Declaration declaration =
                Meter.within(
                        SHORT,
                        new Mutant(text),
                        () -> DeclarationReader.read(tree, new ProjectName("demo")));
        return switch (declaration) {
            case Declaration.Applications _ -> List.of();
            case Declaration.Broken(var problems) -> problems;
        };
    }
}
