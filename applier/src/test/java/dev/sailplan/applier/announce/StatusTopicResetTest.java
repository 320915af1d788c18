package dev.sailplan.applier.announce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.log.StateView;
import dev.sailplan.common.log.port.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class StatusTopicResetTest {
    private static final Payload SAID = Payload.of("said");

    private static StateView state(Map<String, Payload> entries) {
        return StateView.of(new TreeMap<>(entries));
    }

    @Test
    void forgets_what_a_topic_was_told_that_is_no_more_and_nothing_else() {
        StateView state =
                state(
                        Map.of(
                                "status-topic", Payload.of("old"),
                                "facts", SAID,
                                "openapi/apis/apps/v1", SAID,
                                "status/dev/web@dev", SAID,
                                "health/dev/web@dev", SAID,
                                "started/dev/web@dev", SAID));

        Outputs outputs = new StatusTopicReset(() -> "new").forgetting(state);

        assertThat(outputs.state())
                .containsOnly(
                        Map.entry("status-topic", Optional.of(Payload.of("new"))),
                        Map.entry("facts", Optional.empty()),
                        Map.entry("openapi/apis/apps/v1", Optional.empty()),
                        Map.entry("status/dev/web@dev", Optional.empty()));
    }

    @Test
    void leaves_everything_while_the_topic_is_the_same() {
        StateView state = state(Map.of("status-topic", Payload.of("same"), "facts", SAID));

        assertThat(new StatusTopicReset(() -> "same").forgetting(state).isEmpty()).isTrue();
    }
}
