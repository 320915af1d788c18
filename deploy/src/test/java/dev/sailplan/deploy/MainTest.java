package dev.sailplan.deploy;

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
    @ValueSource(
            strings = {
                "dev",
                "status",
                "plan",
                "log",
                "release",
                "let-go",
                "keys",
                "topics",
                "quarantine"
            })
    void every_verb_explains_itself(String verb) {
        assertThat(run(verb, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: sailplan " + verb);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void help_is_a_verb_too() {
        assertThat(run("help", "status")).isZero();
        assertThat(out.toString()).startsWith("Usage: sailplan status");
    }

    @Test
    void wrong_usage_is_an_error_and_never_looks_like_something_held() {
        assertThat(run("status", "--bogus")).isEqualTo(1);
        assertThat(run("statsu")).isEqualTo(1);
        assertThat(err.toString()).contains("Did you mean: sailplan status");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_misspelt_option_names_the_one_that_was_meant() {
        assertThat(run("log", "--folow")).isEqualTo(1);
        assertThat(run("status", "--clustr", "dev")).isEqualTo(1);
        assertThat(err.toString())
                .contains("Did you mean: --follow?")
                .contains("Did you mean: --cluster?");
    }

    @Test
    void a_misspelt_verb_names_the_one_that_was_meant() {
        assertThat(run("relaese", "web")).isEqualTo(1);
        assertThat(run("quarantine", "lits")).isEqualTo(1);
        assertThat(run("help", "staus")).isEqualTo(1);
        assertThat(err.toString())
                .contains("sailplan knows no 'relaese'")
                .contains("Did you mean: sailplan release?")
                .contains("Did you mean: sailplan quarantine list?")
                .contains("Did you mean: sailplan status?");
    }

    @Test
    void a_misspelt_verb_may_be_one_that_only_the_launcher_of_a_checkout_has() {
        assertThat(run("bnech")).isEqualTo(1);
        assertThat(err.toString()).doesNotContain("Did you mean").contains("Usage: sailplan");
        System.setProperty("sailplan.otherVerbs", "bench simulate");
        try {
            assertThat(run("bnech")).isEqualTo(1);
            assertThat(run("help", "simulat")).isEqualTo(1);
        } finally {
            System.clearProperty("sailplan.otherVerbs");
        }
        assertThat(err.toString())
                .contains("Did you mean: sailplan bench?")
                .contains("Did you mean: sailplan simulate?");
    }

    @Test
    void a_plan_is_asked_for_in_a_format_that_there_is() {
        assertThat(run("plan", "web@dev", "-o", "yaml")).isEqualTo(1);
        assertThat(err.toString()).contains("-o yaml is not known: text and json are");
        assertThat(run("plan", "web@dev#two")).isEqualTo(1);
        assertThat(err.toString()).contains("'web@dev#two' is no application");
    }

    @Test
    void a_verb_without_its_subcommand_is_wrong_usage() {
        assertThat(run("quarantine")).isEqualTo(1);
        assertThat(err.toString())
                .contains("Missing required subcommand")
                .contains("Usage: sailplan quarantine")
                .contains("release");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_port_without_room_for_the_others_names_the_option_and_the_most() {
        assertThat(run("dev", "--port", "65500")).isEqualTo(1);
        assertThat(err.toString()).contains("--port has to be at most 65443");
    }

    @Test
    void a_data_folder_that_is_a_file_is_said_so() {
        assertThat(run("dev", "--data", "pom.xml")).isEqualTo(1);
        assertThat(err.toString()).contains("pom.xml is a file; name a folder by --data");
    }

    @Test
    void a_broker_that_is_not_there_is_said_at_once() {
        assertThat(run("status", "--kafka", "localhost:1")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "no Kafka answers at localhost:1 (from --kafka):"
                                + " start ./sailplan dev, or name a broker that runs by --kafka");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "localhost:99999", "localhost:", ":9092", "localhost:0"})
    void what_is_no_address_is_named(String address) {
        assertThat(run("log", "--kafka", address)).isEqualTo(1);
        assertThat(err.toString()).contains("--kafka: '" + address + "' is no address of a broker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "simulate"})
    void what_only_a_checkout_has_is_no_verb_of_the_product(String verb) {
        assertThat(run(verb)).isEqualTo(1);
        assertThat(err.toString()).contains("sailplan knows no '" + verb + "'");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).doesNotContain(verb);
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void a_required_option_that_is_there_misspelt_is_told_before_the_one_that_is_missing() {
        assertThat(run("let-go", "web@dev", "--raeson", "x")).isEqualTo(1);
        assertThat(err.toString())
                .contains("sailplan let-go has no option --raeson")
                .contains("Did you mean: --reason?");
        assertThat(run("keys", "--x")).isEqualTo(1);
        assertThat(err.toString()).contains("sailplan keys has no option --x");
    }

    @Test
    void a_kubeconfig_that_is_not_there_is_said_before_anything_starts() {
        assertThat(run("dev", "--kubeconfig=/nope", "--context", "x")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("--kubeconfig: /nope is not there");
    }
}
