package dev.sailplan.common.log.read;

import static dev.sailplan.common.log.Service.DEAD;
import static dev.sailplan.common.log.Service.IN;
import static dev.sailplan.common.log.Service.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.Service;
import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.TopicPartition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ReplayTest {
    private final FakeLog world = Service.world(2);
    private final Replay replay = new Replay(world);
    private final List<String> read = new ArrayList<>();

    @Test
    void hands_on_everything_each_partition_in_order() {
        // Given
        for (int n = 0; n < 250; n++) {
            append(IN, 1, "one" + n);
        }
        append(IN, 0, "zero");
        append(STATE, 1, "state");

        // When
        replay.read(List.of(IN, STATE, DEAD), it -> read.add(it.value().text()));

        // Then
        assertThat(read).hasSize(252).contains("zero", "state");
        assertThat(read.stream().filter(it -> it.startsWith("one")))
                .startsWith("one0", "one1")
                .endsWith("one249")
                .hasSize(250);
    }

    @Test
    void does_not_go_after_what_comes_in_the_meantime() {
        // Given
        append(IN, 0, "first");
        append(IN, 0, "second");

        // When
        replay.read(
                List.of(IN),
                it -> {
                    read.add(it.value().text());
                    append(IN, 0, "later");
                });

        // Then
        assertThat(read).containsExactly("first", "second");
    }

    @Test
    void hands_on_nothing_where_a_topic_is_missing() {
        append(IN, 0, "there");

        assertThatThrownBy(
                        () -> replay.read(List.of(IN, "gone"), it -> read.add(it.value().text())))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("gone");
        assertThat(read).isEmpty();
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void does_not_wait_for_the_end_of_a_topic_that_was_created_anew() {
        for (int n = 0; n < 250; n++) {
            append(IN, 0, "old");
        }

        assertThatThrownBy(() -> replay.read(List.of(IN), _ -> createAnew()))
                .isInstanceOf(LogFailure.class)
                .hasMessage("topic in was created anew");
    }

    private void createAnew() {
        world.deleteTopic(IN);
        world.createTopic(IN, 2);
    }

    private void append(String topic, int partition, String value) {
        world.append(new TopicPartition(topic, partition), "k", value);
    }
}
