package dev.sailplan.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.deploy.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Where a command is told which Kafka is meant.
@NullMarked
@SuppressWarnings("NullAway.Init")
final class TargetTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_server_yaml_names_the_clusters_and_everything_that_is_wrong_with_its_properties()
            throws IOException {
        Path config = write("server.yaml", SERVER);
        write("kafka.properties", "acks=hunter2\nssl.truststore.lokation=hunter2\n");

        assertThat(run("topics", "--print", "kafka", "--config", config.toString())).isZero();
        assertThat(out.toString()).contains("sailplan.plans.prod-eu").doesNotContain("plans.dev");

        assertThat(run("status", "--config", config.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("kafka.properties:1: 'acks' is Sailplan's to decide")
                .contains("did you mean 'ssl.truststore.location'?")
                .doesNotContain("hunter2")
                .doesNotContain("\tat ");
    }

    @Test
    void options_that_contradict_each_other_are_refused() throws IOException {
        Path config = write("server.yaml", SERVER);

        assertThat(run("log", "--config", config.toString(), "--kafka", "b:1")).isEqualTo(1);
        assertThat(err.toString()).contains("leave out --kafka and --kafka-properties");
        assertThat(run("quarantine", "list", "--kafka-properties", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("--kafka-properties needs --kafka HOST:PORT");
    }

    @Test
    void a_server_yaml_that_is_missing_or_wrong_is_named() throws IOException {
        Path wrong = write("server.yaml", "kind: Boat\n");

        assertThat(run("status", "--config", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("--config names a server.yaml");
        assertThat(run("status", "--config", wrong.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("server.yaml:1:7  must be Server");
    }

    private static final String SERVER =
            """
            apiVersion: sailplan.dev/v1
            kind: Server
            kafka: {bootstrap: ["127.0.0.1:1"], propertiesFile: kafka.properties}
            clusters: [{name: prod-eu}]
            """;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
