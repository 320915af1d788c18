package dev.sailplan.applier.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.log.threads.Exclusion;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How often a step asks for a newer release while its writes are turned away.
class SupersessionCheckTest {
    private static final Duration SLOW = Duration.ofSeconds(12);
    private final HastyTime time = new HastyTime();
    private final AtomicInteger asked = new AtomicInteger();
    private final SupersessionCheck check =
            new SupersessionCheck(time, new Exclusion(new VirtualThreads()), this::slowly);

    private Optional<Generation> slowly() {
        asked.incrementAndGet();
        time.pass(SLOW);
        return Optional.empty();
    }

    @Test
    void hundreds_that_wait_for_one_slow_question_do_not_ask_it_again_each() {
        // When
        IntStream.range(0, 300).forEach(_ -> check.isDue());

        // Then
        assertThat(asked).hasValue(1);

        // When
        time.pass(SLOW);
        check.isDue();

        // Then
        assertThat(asked).as("as long afterwards as it took").hasValue(2);
    }
}
