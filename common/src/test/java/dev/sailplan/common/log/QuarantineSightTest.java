package dev.sailplan.common.log;

import static dev.sailplan.common.log.ScriptedWork.OUT;
import static dev.sailplan.common.log.ScriptedWork.answer;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What a record that is watched may see of those that wait behind it.
final class QuarantineSightTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private final FakeLog world = Service.world(1);

    @Test
    void what_came_after_the_death_may_stand_in_for_what_is_watched() {
        // Given
        append("slow");
        CountDownLatch begun = new CountDownLatch(1);
        Service first = Service.start(world, "a", superseded(begun));
        await().atMost(LONG).until(() -> begun.getCount() == 0);
        first.crash();

        // When
        CountDownLatch again = new CountDownLatch(1);
        try (Service _ = Service.start(world, "a", superseded(again))) {
            await().atMost(LONG).until(() -> again.getCount() == 0);
            append("fix");
            await().atMost(LONG).until(() -> world.committed(OUT).size() == 1);
        }

        // Then
        assertThat(world.committed(OUT).getFirst().value().text()).isEqualTo("fix");
    }

    /// As a release that waits for health, until a newer one takes over.
    private static ScriptedWork superseded(CountDownLatch begun) {
        return new ScriptedWork()
                .handling((_, lane) -> {
                    begun.countDown();
                    while (lane.queued().isEmpty()) {
                        lane.checkpoint();
                        Thread.onSpinWait();
                    }
                    Inbound newer = lane.queued().getFirst();
                    return new HandledRecord(answer(newer), List.of(newer));
                });
    }

    private void append(String value) {
        world.append(new TopicPartition(IN, 0), "k", value);
    }
}
