package dev.sailplan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.sources.Sources;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    void a_gateway_does_not_start_on_a_topic_that_loses_events(@TempDir Path folder) {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                KafkaTopics topics =
                        new KafkaTopics(KafkaConnection.to(kafka.bootstrapServers()))) {
            // Given
            topics.create(
                    List.of(new TopicSpec(Topics.EVENTS, 8, Map.of("retention.ms", "1000"))), 1);

            // Then
            assertThatThrownBy(() ->
                            Gateway.start(
                                            GatewayFixture.settings(
                                                    kafka.bootstrapServers(),
                                                    () -> Sources.of(GatewayFixture.all()),
                                                    GatewayFixture.limits()))
                                    .close())
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("sailplan.events has 8 partitions where 64")
                    .hasMessageContaining("retention.ms=1000 where");
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
