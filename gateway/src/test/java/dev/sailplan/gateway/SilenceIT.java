package dev.sailplan.gateway;

import static dev.sailplan.gateway.GatewayFixture.HUB_SECRET;
import static dev.sailplan.gateway.GatewayFixture.TOKEN;
import static dev.sailplan.gateway.Payloads.ONE;
import static dev.sailplan.gateway.Payloads.TWO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.testing.LogCapture;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What must not come out of the gateway, and what must outlive it.
final class SilenceIT {

    @Test
    void no_body_header_or_token_is_ever_logged(@TempDir Path folder) {
        try (LogCapture logged = LogCapture.ofTheLeastDetail()) {
            // When
            try (GatewayFixture fixture = GatewayFixture.start(folder, GatewayFixture.limits())) {
                Sender sender = fixture.sender;
                sender.github("push", Payloads.githubPush("refs/heads/confidential", ONE, TWO));
                sender.github("push", Payloads.githubPush("confidential ref", ONE, TWO));
                sender.github("confidential", Payloads.read("github-ping"));
                sender.github("push", "d", "{\"confidential\":".getBytes(UTF_8));
                sender.gitlab("Push Hook", Json.object(Map.of("confidential", Json.bool(true))));
                sender.post("unknown", Sender.gitlabHeaders("Push Hook", "d"), new byte[0]);
            }

            // Then
            List<String> lines = logged.lines();
            assertThat(lines.size()).isGreaterThan(2);
            for (String secret : List.of("confidential", TOKEN, HUB_SECRET, "sha256=")) {
                assertThat(lines.stream().filter(line -> line.contains(secret))).isEmpty();
            }
        }
    }

    @Test
    void event_loops_that_were_lent_stay_open(@TempDir Path folder) throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        try (GatewayFixture fixture = GatewayFixture.start(folder, GatewayFixture.limits())) {
            GatewaySettings settings =
                    GatewayFixture.settings(
                            fixture.kafka.bootstrapServers(),
                            fixture.sources::get,
                            GatewayFixture.limits());

            // When
            Gateway lent = Gateway.start(settings, vertx, InstantSource.system());
            Sender sender = new Sender(lent.port());
            assertThat(sender.get("/readyz").status()).isEqualTo(200);
            lent.close();

            // Then
            assertThat(vertx.timer(1, TimeUnit.MILLISECONDS).await(5, TimeUnit.SECONDS)).isNull();
            Gateway again = Gateway.start(settings, vertx, InstantSource.system());
            assertThat(new Sender(again.port()).get("/healthz").status()).isEqualTo(200);
            again.close();
        } finally {
            vertx.close().await(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(60)
    void a_request_that_has_begun_is_answered_before_the_gateway_ends(@TempDir Path folder)
            throws Exception {
        try (GatewayFixture fixture = GatewayFixture.start(folder, GatewayFixture.limits())) {
            // Given
            GatewaySettings settings =
                    GatewayFixture.settings(
                            fixture.kafka.bootstrapServers(),
                            fixture.sources::get,
                            GatewayFixture.limits());
            Gateway ending = Gateway.start(settings);
            byte[] body = Payloads.bytes(Payloads.read("github-push"));
            Map<String, String> headers = new TreeMap<>(Sender.githubHeaders("push", "last", body));
            headers.put("Content-Length", Integer.toString(body.length));
            try (RawConnection idle = new RawConnection(ending.port());
                    RawConnection begun = new RawConnection(ending.port())) {
                begun.head("/hooks/shop", headers).send(Arrays.copyOf(body, 10));
                Awaitility.await().until(() -> ending.bytesHeld() > 0);

                // When
                Thread closing = Thread.ofVirtual().start(ending::close);
                Awaitility.await().until(() -> !listens(ending.port()));
                begun.send(Arrays.copyOfRange(body, 10, body.length));

                // Then
                assertThat(begun.status()).isEqualTo(202);
                assertThat(closing.join(Duration.ofSeconds(5))).isTrue();
                assertThat(idle.status()).isZero();
            }
        }
    }

    private static boolean listens(int port) {
        try (RawConnection _ = new RawConnection(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
