package dev.sailplan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Proven senders whose bodies are damaged in every way. `-Dsailplan.fuzz.seed=N` repeats a run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class MutationFuzzIT {
    private static final int BODIES = 1_000;

    private final long seed = Long.getLong("sailplan.fuzz.seed", 1);
    private GatewayFixture fixture;
    private Sender sender;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = GatewayFixture.start(folder, GatewayFixture.limits());
        sender = fixture.sender;
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void damaged_github_bodies_are_refused_or_passed_over(TestReporter reporter) {
        damage(
                reporter,
                List.of("github-push", "github-pull-request", "github-pull-request-merged"),
                (name, body) ->
                        sender.github(
                                name.equals("github-push") ? "push" : "pull_request", "f", body));
    }

    @Test
    void damaged_gitlab_bodies_are_refused_or_passed_over(TestReporter reporter) {
        damage(
                reporter,
                List.of("gitlab-push", "gitlab-merge-request"),
                (name, body) ->
                        sender.gitlab(
                                name.equals("gitlab-push") ? "Push Hook" : "Merge Request Hook",
                                "f",
                                body));
    }

    private void damage(
            TestReporter reporter,
            List<String> names,
            BiFunction<String, byte[], Sender.Reply> send) {
        // Given
        reporter.publishEntry("sailplan.fuzz.seed", Long.toString(seed));
        Mutations mutations = new Mutations(new Random(seed));
        List<JsonObject> payloads = names.stream().map(Payloads::read).toList();

        // When
        for (int i = 0; i < BODIES; i++) {
            int chosen = i % names.size();
            byte[] body = mutations.mutate(payloads.get(chosen));
            Sender.Reply reply = send.apply(names.get(chosen), body);

            // Then
            assertThat(reply.status()).as("seed %d, body %d", seed, i).isIn(202, 400);
        }
        assertThat(fixture.gateway.bytesHeld()).isZero();
        assertThat(sender.github("push", Payloads.read("github-push")).status()).isEqualTo(202);
        assertThat(sender.gitlab("Push Hook", Payloads.read("gitlab-push")).status())
                .isEqualTo(202);
    }
}
