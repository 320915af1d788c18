package dev.sailplan.planner.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.planner.application.KnownBodies;
import dev.sailplan.planner.state.Parallel;
import dev.sailplan.planner.state.RetryDelay;
import dev.sailplan.planner.state.ThreadedParallel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateAndParallelTest {
    private final Parallel parallel = new ThreadedParallel(new VirtualThreads(), 8);

    @Test
    void results_come_in_the_order_of_their_tasks() {
        // Given
        List<Callable<Integer>> tasks =
                IntStream.range(0, 100).<Callable<Integer>>mapToObj(i -> () -> i).toList();

        // Then
        assertThat(parallel.all(tasks))
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(parallel.all(List.<Callable<Integer>>of())).isEmpty();
    }

    @Test
    void the_first_failure_is_thrown_when_all_that_began_have_ended() {
        // Given
        AtomicInteger running = new AtomicInteger();
        Callable<Integer> fine =
                () -> {
                    running.incrementAndGet();
                    Thread.sleep(5);
                    return running.decrementAndGet();
                };
        Callable<Integer> failing =
                () -> {
                    throw new IllegalStateException("broken");
                };

        // Then
        assertThatThrownBy(() -> parallel.all(List.of(fine, failing, fine, fine)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(running).hasValue(0);
    }

    @Test
    void waits_double_up_to_the_longest() {
        assertThat(RetryDelay.RELEASE.after(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryDelay.RELEASE.after(3)).isEqualTo(Duration.ofSeconds(80));
        assertThat(RetryDelay.RELEASE.after(1000)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void those_that_failed_together_are_not_tried_again_in_step() {
        assertThat(RetryDelay.RELEASE.after(0, 0.0)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(RetryDelay.RELEASE.after(0, 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryDelay.RELEASE.after(1000, 1.0)).isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void the_oldest_intents_are_forgotten_first() {
        // Given
        KnownBodies held = new KnownBodies(2);
        held.remember(Digest.of("1"), index("a"));
        held.remember(Digest.of("2"), index("b"));
        held.of(Optional.of(Digest.of("1")));

        // When
        held.remember(Digest.of("3"), index("c"));

        // Then
        assertThat(held.of(Optional.of(Digest.of("1")))).containsExactly(Digest.of("a"));
        assertThat(held.of(Optional.of(Digest.of("2")))).isEmpty();
        assertThat(held.of(Optional.empty())).isEmpty();
    }

    private static Index index(String name) {
        return new Index(
                List.of(
                        new IndexEntry(
                                new ObjectId("", "ConfigMap", "shop", name),
                                "v1",
                                Digest.of(name),
                                0,
                                SourceLocation.wholeFile("a.yaml"))));
    }
}
