package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records that kill the process which handles them, in a real process, on a real broker.
@NullMarked
@SuppressWarnings("NullAway.Init")
class PoisonFaultsIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    @TempDir Path folder;

    @Test
    void what_kills_its_service_three_times_is_put_aside_and_comes_back_by_hand() {
        try (TestBroker broker = TestBroker.start(folder.resolve("kafka"))) {
            // Given
            for (String poison : List.of("kill", "memory", "stack", "bug")) {
                broker.write(event("of-" + poison, "before"), event("of-" + poison, poison));
                broker.write(event("of-" + poison, "after"), event("beside-" + poison, "slow"));
            }

            // When
            int deaths = lives(broker);

            // Then
            // Two poisons that are in the works together share a death or two.
            assertThat(deaths).as("by SIGKILL and for want of memory").isBetween(4, 6);
            assertThat(decided(broker, "before")).hasSize(4);
            assertThat(decided(broker, "after")).hasSize(4);
            assertThat(decided(broker, "slow")).hasSize(4);
            assertThat(letters(broker))
                    .hasSize(4)
                    .allSatisfy(letter ->
                            assertThat(letter)
                                    .contains("\"attempts\":3")
                                    .doesNotContain("no word of this"))
                    .anySatisfy(letter -> assertThat(letter).contains("StackOverflowError"))
                    .anySatisfy(letter -> assertThat(letter).contains("IllegalStateException"));

            // When
            Command.Result list = sailplan(broker, "quarantine", "list");
            Command.Result status = sailplan(broker, "status");

            // Then
            assertThat(list.exit()).isEqualTo(2);
            assertThat(list.output())
                    .contains("of-kill", "of-memory", "of-stack", "of-bug", "Crash", "poisoned");
            assertThat(status.exit()).isEqualTo(2);
            assertThat(status.output()).contains("in quarantine", "of-kill");

            // When
            Command.Result wrong =
                    sailplan(broker, "quarantine", "release", "sailplan.events/0/99");
            Command.Result release = sailplan(broker, "quarantine", "release", "--all");
            Process mended = service(broker, "mended");

            // Then
            try {
                assertThat(wrong.exit()).isOne();
                assertThat(wrong.output()).contains("is not in quarantine");
                assertThat(release.output()).contains("released sailplan.events/", "of of-bug");
                for (String poison : List.of("kill", "memory", "stack", "bug")) {
                    await().atMost(LONG).until(() -> decided(broker, poison).size() == 1);
                }
                assertThat(sailplan(broker, "quarantine", "list").output())
                        .contains("nothing is in quarantine");
            } finally {
                Java.kill(mended);
            }
        }
    }

    /// Starts the service as often as it dies, as any supervisor does; how often that was.
    private int lives(TestBroker broker) {
        for (int deaths = 0; ; deaths++) {
            Process life = service(broker);
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !life.isAlive() || letters(broker).size() == 4);
            if (life.isAlive()) {
                await().atMost(LONG).until(() -> decided(broker, "slow").size() == 4);
                await().atMost(LONG).until(() -> decided(broker, "after").size() == 4);
                Java.kill(life);
                return deaths;
            }
        }
    }

    private Process service(TestBroker broker, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = broker.address();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Java.of(
                        PoisonedService.class,
                        folder.resolve("service.log"),
                        "-Xmx192m",
                        "-XX:+ExitOnOutOfMemoryError")
                .start(arguments);
    }

    private Command.Result sailplan(TestBroker broker, String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--kafka";
        all[words.length + 1] = broker.address();
        return DevProcess.command(folder, all);
    }

    private static Outbound event(String key, String value) {
        return Outbound.keyed(Topics.EVENTS, key, Map.of(), Payload.of(value));
    }

    private static List<String> decided(TestBroker broker, String value) {
        return broker.read(Topics.DECISIONS).stream()
                .filter(it -> it.value().text().equals(value))
                .map(Inbound::key)
                .toList();
    }

    private static List<String> letters(TestBroker broker) {
        return broker.read(Topics.DEAD_LETTERS).stream().map(it -> it.value().text()).toList();
    }
}
