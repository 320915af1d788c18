package dev.sailplan.gateway;

import static dev.sailplan.gateway.Payloads.ONE;
import static dev.sailplan.gateway.Payloads.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sailplan.common.domain.json.Json;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What must not come out of the gateway, and what must outlive it.
final class SilenceIT {

    @Test
    void no_body_header_or_token_is_ever_logged(@TempDir Path folder) {
        // Given
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger ours = (Logger) LoggerFactory.getLogger("dev.sailplan");
        Level before = ours.getLevel();
        ours.setLevel(Level.TRACE);
        ours.addAppender(logged);
        logged.start();

        // When
        try (GatewayFixture fixture = GatewayFixture.start(folder, GatewayFixture.limits())) {
            Sender sender = fixture.sender;
            sender.github("push", Payloads.githubPush("refs/heads/confidential", ONE, TWO));
            sender.github("push", Payloads.githubPush("confidential ref", ONE, TWO));
            sender.github("confidential", Payloads.read("github-ping"));
            sender.gitlab("Push Hook", Json.object(Map.of("confidential", Json.bool(true))));
            sender.post("confidential", Sender.gitlabHeaders("Push Hook", "d"), new byte[0]);
        } finally {
            ours.detachAppender(logged);
            ours.setLevel(before);
        }

        // Then
        List<String> lines =
                logged.list.stream()
                        .map(each -> each.getFormattedMessage() + each.getKeyValuePairs())
                        .toList();
        assertThat(lines)
                .hasSizeGreaterThan(2)
                .noneMatch(line -> line.contains("confidential"))
                .noneMatch(line -> line.contains(GatewayFixture.TOKEN))
                .noneMatch(line -> line.contains(GatewayFixture.HUB_SECRET))
                .noneMatch(line -> line.contains("sha256="));
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
}
