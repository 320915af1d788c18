package dev.sailplan.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"bench", "bench install", "bench fleet", "simulate"})
    void every_verb_explains_itself(String verb) {
        assertThat(run((verb + " --help").split(" ", -1))).isZero();
        assertThat(out.toString()).startsWith("Usage: sailplan " + verb);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void help_is_a_verb_too() {
        assertThat(run("help", "simulate")).isZero();
        assertThat(out.toString()).startsWith("Usage: sailplan simulate");
    }

    @Test
    void a_misspelt_option_names_the_one_that_was_meant() {
        assertThat(run("simulate", "--sedes", "1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("sailplan simulate has no option --sedes")
                .contains("Did you mean: --seeds?");
    }

    @Test
    void a_misspelt_benchmark_names_the_one_that_was_meant() {
        assertThat(run("bench", "isntall")).isEqualTo(1);
        assertThat(err.toString()).contains("Did you mean: sailplan bench install?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "bench install", "bench push"})
    void a_benchmark_of_no_application_is_refused_before_anything_starts(String verb) {
        assertThat(run((verb + " --apps 0").split(" ", -1))).isEqualTo(1);
        assertThat(err.toString()).contains("--apps must be from 1 to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "bench push"})
    void a_benchmark_of_no_push_is_refused_before_anything_starts(String verb) {
        assertThat(run((verb + " --pushes 0").split(" ", -1))).isEqualTo(1);
        assertThat(err.toString()).contains("--pushes must be at least 1");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void no_schedule_is_refused() {
        assertThat(run("simulate", "--seeds=0")).isEqualTo(1);
        assertThat(err.toString()).contains("--seeds has to be 1 or more");
    }

    @Test
    void the_list_of_measurements_has_whole_sentences() {
        assertThat(run("bench", "--help")).isZero();
        assertThat(out.toString().lines().dropWhile(line -> !line.startsWith("Commands")).toList())
                .hasSizeGreaterThan(5)
                .noneMatch(line -> line.endsWith(","))
                .noneMatch(line -> line.endsWith(" is"));
    }
}
