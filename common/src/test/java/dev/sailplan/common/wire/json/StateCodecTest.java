package dev.sailplan.common.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private final StateCodec codec = new StateCodec();

    sealed interface Wait {
        record ForFacts(ApplicationKey application) implements Wait {}

        record ForTime(Duration howLong) implements Wait {}
    }

    enum Mood {
        GOOD_ENOUGH
    }

    record State(
            Event event,
            List<Wait> waits,
            Map<ApplicationKey, Generation> released,
            Optional<Long> count,
            Mood mood,
            boolean isOpen) {
        boolean isEmpty() {
            return waits.isEmpty();
        }
    }

    @Test
    void any_record_comes_back_with_its_alternatives() {
        // Given
        State state =
                new State(
                        (Event) Samples.all().getFirst(),
                        List.of(
                                new Wait.ForFacts(Samples.SHOP),
                                new Wait.ForTime(Duration.ofSeconds(3))),
                        Map.of(Samples.SHOP, Samples.GENERATION),
                        Optional.empty(),
                        Mood.GOOD_ENOUGH,
                        true);

        // When
        Payload written = codec.write(state);

        // Then
        assertThat(codec.read(written, State.class)).isEqualTo(state);
        assertThat(written.text())
                .contains("{\"type\":\"forFacts\",\"application\":\"default/shop@dev\"}")
                .contains("\"mood\":\"goodEnough\"")
                .contains("\"released\":{\"default/shop@dev\":41}")
                .doesNotContain("\"empty\"", "\"count\"");
    }

    @Test
    void what_is_missing_is_not_made_up() {
        assertThatThrownBy(() -> codec.read(Payload.of("{\"waits\":[]}"), State.class))
                .isInstanceOf(UnreadableJson.class);
        assertThatThrownBy(() ->
                        codec.read(
                                Payload.of("{\"file\":\"a\",\"line\":1}"),
                                dev.sailplan.common.domain.problem.SourceLocation.class))
                .isInstanceOf(UnreadableJson.class);
    }
}
