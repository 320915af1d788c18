package dev.sailplan.common.log;

import static dev.sailplan.common.log.Service.DEAD;
import static dev.sailplan.common.log.Service.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The last word on a record in quarantine has to read it, which may be what ends the process.
final class QuarantineWordTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private final FakeLog world = Service.world(1);
    private final AtomicInteger words = new AtomicInteger();
    private final AtomicInteger handled = new AtomicInteger();

    @BeforeEach
    void one_poison() {
        world.append(new TopicPartition(IN, 0), "k", "poison");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_last_word_that_runs_out_of_memory_or_breaks_is_done_without(boolean memory) {
        // Given
        Error error = memory ? new OutOfMemoryError() : new LinkageError();
        ScriptedWork work =
                new ScriptedWork()
                        .handling((_, _) -> {
                            throw new IllegalStateException();
                        })
                        .telling((_, _) -> {
                            words.incrementAndGet();
                            throw error;
                        });

        // When
        try (Service _ = Service.start(world, "a", work)) {
            await().atMost(LONG).until(() -> world.committed(DEAD).size() == 1);
        }

        // Then
        assertThat(words).hasValue(1);
    }

    @Test
    void a_last_word_that_ends_the_process_is_not_tried_again() {
        // When
        for (int run = 0; run < 6 && world.committed(DEAD).isEmpty(); run++) {
            CountDownLatch death = new CountDownLatch(1);
            Service service = Service.start(world, "a", mortal(death));
            await().atMost(LONG)
                    .until(() -> death.getCount() == 0 || !world.committed(DEAD).isEmpty());
            service.crash();
        }

        // Then
        assertThat(handled).hasValue(3);
        assertThat(words).hasValue(1);
        assertThat(world.committed(DEAD)).hasSize(1);
        assertThat(world.committed(ScriptedWork.OUT)).isEmpty();
    }

    @Test
    void a_lane_goes_on_though_memory_was_too_short_to_say_what_failed() {
        // Given
        ScriptedWork work =
                new ScriptedWork()
                        .handling((it, _) -> {
                            if (handled.getAndIncrement() == 0) {
                                throw new OutOfMemoryError();
                            }
                            return HandledRecord.with(ScriptedWork.answer(it));
                        })
                        .ofTheWorld(_ -> {
                            throw new OutOfMemoryError();
                        });

        // When
        try (Service _ = Service.start(world, "a", work)) {
            await().atMost(LONG).until(() -> world.committed(ScriptedWork.OUT).size() == 1);
        }

        // Then
        assertThat(handled).hasValue(2);
    }

    private ScriptedWork mortal(CountDownLatch death) {
        return new ScriptedWork()
                .handling((_, lane) -> {
                    handled.incrementAndGet();
                    return dying(death, lane);
                })
                .telling((_, _) -> {
                    words.incrementAndGet();
                    death.countDown();
                    // What this process would say comes too late.
                    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
                    return Outputs.NONE;
                });
    }

    private static HandledRecord dying(CountDownLatch death, Lane lane) {
        death.countDown();
        while (true) {
            lane.checkpoint();
            Thread.onSpinWait();
        }
    }
}
