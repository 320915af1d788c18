package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that is killed under a stream of webhooks, wherever it is between acknowledgement and answer.
@NullMarked
@SuppressWarnings("NullAway.Init")
class GatewayKilledIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int KILLS = 3;
    private final List<Process> gateways = new ArrayList<>();
    @TempDir Path folder;

    @AfterEach
    void kill() {
        gateways.forEach(Java::kill);
    }

    @Test
    void every_webhook_that_was_accepted_is_on_the_log_however_often_the_gateway_is_killed()
            throws Exception {
        try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
                Hooks hooks = Hooks.toOthers()) {
            // When
            hooks.stream(8);
            for (int kill = 1; kill <= KILLS; kill++) {
                hooks.sendTo(start(broker, folder.resolve("port-" + kill)));
                int before = hooks.accepted.size();
                await().atMost(LONG).until(() -> hooks.accepted.size() > before + 100);
                kill();
                hooks.pause();
            }
            hooks.endStream();

            // Then
            assertThat(hooks.oddities).as("neither 202 nor 503 nor a lost connection").isEmpty();
            assertThat(hooks.unanswered).isNotEmpty();
            List<String> there =
                    broker.read(Topics.EVENTS).stream()
                            .map(it -> it.headers().getOrDefault("ce_id", ""))
                            .toList();
            assertThat(there)
                    .containsAll(hooks.accepted.stream().map(Hooks::eventId).toList())
                    .doesNotHaveDuplicates();
        }
    }

    /// Where it listens. One that does not reach the broker in time ends in words, and somebody starts it again.
    private int start(TestBroker broker, Path port) {
        Java program = Java.of(HooksGateway.class, folder.resolve("gateway.log"), "-Xmx128m");
        await().atMost(LONG)
                .until(() -> {
                    if (gateways.stream().noneMatch(Process::isAlive)) {
                        gateways.add(program.start(broker.address(), port.toString()));
                    }
                    return text(port).endsWith("\n");
                });
        return Integer.parseInt(text(port).strip());
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
