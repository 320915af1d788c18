package dev.sailplan.deploy.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.deploy.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// The texts are golden files: what they grant is held to real brokers by `RightsIT`.
final class PrintedTopicsGoldenTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"kafka,setup.sh", "strimzi,setup.yaml", "terraform,setup.tf"})
    void topics_and_rights_of_two_clusters_are_printed(String format, String golden)
            throws IOException {
        int exit = run("--print", format, "--cluster", "prod-us", "--cluster", "prod");

        assertThat(exit).isZero();
        assertThat(out.toString()).isEqualTo(read(golden));
    }

    @Test
    void names_and_replicas_are_the_operator_s() {
        int exit =
                run(
                        "--print",
                        "kafka",
                        "--replicas",
                        "1",
                        "--principal-prefix",
                        "User:CN=ship-",
                        "--cluster",
                        "prod");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("--replication-factor 1 ", "min.insync.replicas=1")
                .contains("allow 'User:CN=ship-applier-prod' --operation Read")
                .doesNotContain("sailplan-intake");
    }

    @Test
    void a_prefix_that_names_no_user_is_refused() {
        assertThat(run("--print", "kafka", "--principal-prefix", "sailplan-")).isEqualTo(1);
        assertThat(err.toString()).contains("--principal-prefix has to begin with User:");
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("topics"));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }

    private static String read(String golden) throws IOException {
        try (InputStream in =
                PrintedTopicsGoldenTest.class.getResourceAsStream("/topics/" + golden)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
