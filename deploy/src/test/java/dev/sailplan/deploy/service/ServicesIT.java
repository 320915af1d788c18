package dev.sailplan.deploy.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gateway, planner and applier as an operator starts them.
@NullMarked
class ServicesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    @TempDir private Path folder = Path.of("unused");

    @Test
    void three_processes_carry_a_push_to_the_cluster_take_an_edit_over_and_drain()
            throws Exception {
        try (SmallInstallation installation = new SmallInstallation(folder)) {
            // Given
            installation.declare("first");
            Path config = installation.config();
            try (ServiceProgram gateway = ServiceProgram.start("gateway", config);
                    ServiceProgram planner = ServiceProgram.start("planner", config);
                    ServiceProgram applier =
                            ServiceProgram.start("applier", config, "--cluster", "prod")) {
                List<ServiceProgram> all = List.of(gateway, planner, applier);
                all.forEach(ServiceProgram::awaitReady);

                // When
                assertThat(installation.push("first", "blue")).isEmpty();

                // Then
                await().atMost(SOON).until(() -> SmallInstallation.colour("first").equals("blue"));

                // When the file gets a fault, every service tells it and goes on as before
                Files.writeString(config, Files.readString(config) + "projets: []\n");
                for (ServiceProgram each : all) {
                    await().atMost(SOON).until(() -> each.readiness().body().contains("'projets'"));
                    assertThat(each.readiness().statusCode()).isEqualTo(200);
                }
                assertThat(installation.push("first", "green")).isEmpty();
                await().atMost(SOON).until(() -> SmallInstallation.colour("first").equals("green"));

                // When a repository is added
                installation.declare("first", "second");
                for (ServiceProgram each : all) {
                    await().atMost(SOON)
                            .until(() ->
                                    each.log().contains("an edit of the settings is in force"));
                    each.awaitReady();
                }

                // Then
                assertThat(installation.push("second", "red")).isEmpty();
                await().atMost(SOON).until(() -> SmallInstallation.colour("second").equals("red"));
                for (ServiceProgram each : all) {
                    Instant asked = Instant.now();
                    assertThat(each.terminate()).as(each.log()).isZero();
                    assertThat(Duration.between(asked, Instant.now())).isLessThan(SOON);
                    assertThatEveryLineIsJson(each.log());
                    assertThat(each.log())
                            .doesNotContain("secret-blue", "secret-red", SmallInstallation.SECRET);
                }
            }
        }
    }

    @Test
    void every_fault_of_the_settings_is_told_at_once_and_nothing_is_started() throws Exception {
        // Given
        Path config = folder.resolve("server.yaml");
        Files.writeString(
                config,
                """
                apiVersion: sailplan.dev/v1
                kind: Server
                kafka: {bootstrap: ["localhost"]}
                projets: []
                planner: {poll: 1ms}
                """);

        // When
        String said = refusal("planner", config);

        // Then
        assertThat(said)
                .contains("server.yaml:3:21", "server.yaml:4:1", "server.yaml:5:10")
                .doesNotContain("Exception");
    }

    @Test
    void every_key_that_a_service_lacks_is_named_with_what_makes_it() throws Exception {
        // Given
        Path config = folder.resolve("server.yaml");
        Files.writeString(
                config,
                """
                apiVersion: sailplan.dev/v1
                kind: Server
                kafka: {bootstrap: ["localhost:1"]}
                keys: {planSigning: absent.key}
                clusters: [{name: prod}]
                """);

        // Then
        assertThat(refusal("planner", config))
                .contains("the planner does not start", "repositories: there is none")
                .contains("absent.key: can't be read", "keys.fingerprintMaster", "sailplan keys")
                .contains("prod has no keys.identities");
        assertThat(refusal("applier", config, "--cluster", "prod"))
                .contains("the applier of prod does not start", "prod needs a kubeconfig")
                .contains("keys.identity", "keys.sealing", "keys.fingerprints", "keys.planSigners");
        assertThat(refusal("applier", config, "--cluster", "eu"))
                .contains("there is no eu; there are prod");
        assertThat(refusal("gateway", config)).contains("repositories: there is none");
    }

    private static String refusal(String role, Path config, String... options)
            throws IOException, InterruptedException {
        try (ServiceProgram program = ServiceProgram.start(role, config, options)) {
            assertThat(program.awaitEnd()).as(program.log()).isEqualTo(1);
            return program.log();
        }
    }

    private static void assertThatEveryLineIsJson(String log) {
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line).startsWith("{").endsWith("}");
                    JsonObject event =
                            new JsonCodec().object(line.getBytes(StandardCharsets.UTF_8));
                    assertThat(event.text("message")).isPresent();
                });
    }
}
