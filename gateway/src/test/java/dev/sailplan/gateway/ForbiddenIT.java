package dev.sailplan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.testing.LogCapture;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.local.testing.TopicRights;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A broker that asks for rights.
@Timeout(60)
final class ForbiddenIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void a_gateway_that_may_not_write_events_accepts_none_and_says_so(@TempDir Path folder) {
        try (GatewayFixture fixture =
                GatewayFixture.start(folder, GatewayFixture.limits(), TopicRights.ASKED_FOR)) {
            // Given
            Sender sender = fixture.sender;
            TopicRights rights = new TopicRights(fixture.kafka.bootstrapServers());
            assertThat(sender.get("/readyz").status()).isEqualTo(200);

            // When
            rights.forbidWriting(Topics.EVENTS);

            // Then
            try (LogCapture logged = LogCapture.ofEverything()) {
                await().atMost(SOON).until(() -> sender.get("/readyz").status() == 503);
                assertThat(sender.get("/readyz").body()).contains("may not write");
                Sender.Reply reply = sender.github("push", Payloads.read("github-push"));
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.headers()).containsKey("retry-after");
                assertThat(logged.loudest())
                        .anySatisfy(
                                line -> assertThat(line).contains("may not write", Topics.EVENTS))
                        .anySatisfy(
                                line -> assertThat(line).contains("Authorization", Topics.EVENTS));
            }

            // When
            rights.allowAll();

            // Then
            await().atMost(SOON).until(() -> sender.get("/readyz").status() == 200);
            assertThat(sender.github("push", Payloads.read("github-push")).status()).isEqualTo(202);
        }
    }
}
