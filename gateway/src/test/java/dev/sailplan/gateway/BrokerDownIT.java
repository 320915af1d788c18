package dev.sailplan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.gateway.intake.IntakeLimits;
import dev.sailplan.gateway.intake.Sources;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class BrokerDownIT {

    @Test
    void without_kafka_nothing_is_accepted_and_the_answer_comes_in_time(@TempDir Path folder) {
        // Given
        try (GatewayFixture fixture = GatewayFixture.start(folder, GatewayFixture.limits())) {
            Sender sender = fixture.sender;
            assertThat(sender.get("/readyz").status()).isEqualTo(200);
            fixture.kafka.close();

            // When
            long before = System.nanoTime();
            Sender.Reply reply = sender.github("push", Payloads.read("github-push"));

            // Then
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.headers()).containsKey("retry-after");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(8));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> sender.get("/readyz").status() == 503);
            assertThat(sender.get("/healthz").status()).isEqualTo(200);

            // When
            try (var kafka = EmbeddedKafka.start(folder, fixture.kafka.port())) {

                // Then
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> sender.get("/readyz").status() == 200);
                assertThat(sender.github("push", Payloads.read("github-push")).status())
                        .isEqualTo(202);
                assertThat(new EventReader(kafka.bootstrapServers()).events("shop")).isNotEmpty();
            }
        }
    }

    @Test
    void one_repository_s_flood_is_slowed_once_it_is_proven(@TempDir Path folder) {
        // Given
        IntakeLimits usual = GatewayFixture.limits();
        IntakeLimits slow =
                new IntakeLimits(
                        usual.bodies(),
                        usual.times(),
                        new IntakeLimits.Rate(0.001, 2),
                        usual.traffic());
        try (GatewayFixture fixture = GatewayFixture.start(folder, slow)) {
            Sender sender = fixture.sender;

            // When
            sender.github("push", Payloads.read("github-push"));
            sender.github("push", Payloads.read("github-push"));
            Sender.Reply third = sender.github("push", Payloads.read("github-push"));

            // Then
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.headers()).containsKey("retry-after");
            assertThat(sender.gitlab("Push Hook", Payloads.read("gitlab-push")).status())
                    .isEqualTo(202);
        }
    }

    @Test
    void a_gateway_does_not_start_without_kafka_and_says_where_it_looked() {
        assertThatThrownBy(() ->
                        Gateway.start(
                                        GatewayFixture.settings(
                                                "127.0.0.1:1",
                                                () -> Sources.of(GatewayFixture.all()),
                                                GatewayFixture.limits()))
                                .close())
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("sailplan.events");
    }
}
