package dev.sailplan.common.log.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FanoutTest {
    private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

    private static Fanout fanout(int width) {
        return new Fanout(new VirtualThreads(), width);
    }

    @Test
    void results_come_in_the_order_of_their_items() {
        assertThat(fanout(8).map(MANY, i -> i * 2))
                .isEqualTo(MANY.stream().map(i -> i * 2).toList());
        assertThat(fanout(8).map(List.<Integer>of(), i -> i)).isEmpty();
    }

    @Test
    void no_more_run_at_a_time_than_may() {
        // Given
        AtomicInteger running = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Set<Integer> seen = ConcurrentHashMap.newKeySet();

        // When
        fanout(3)
                .map(
                        MANY,
                        i -> {
                            seen.add(running.incrementAndGet());
                            three.countDown();
                            awaited(three);
                            return running.decrementAndGet();
                        });

        // Then
        assertThat(seen).contains(3).allMatch(count -> count <= 3);
    }

    @Test
    void one_item_is_done_on_the_callers_own_thread() {
        assertThat(fanout(8).map(List.of(1), _ -> Thread.currentThread()))
                .containsExactly(Thread.currentThread());
    }

    @Test
    void of_two_failures_the_first_in_order_is_thrown_though_it_came_later() {
        // Given
        CountDownLatch second = new CountDownLatch(1);

        // Then
        assertThatThrownBy(() ->
                        fanout(2)
                                .map(
                                        List.of(0, 1),
                                        i -> {
                                            if (i == 0) {
                                                awaited(second);
                                            }
                                            second.countDown();
                                            throw new IllegalStateException("item " + i);
                                        }))
                .hasMessage("item 0");
    }

    @Test
    void after_a_failure_nothing_more_is_begun() {
        // Given
        AtomicInteger begun = new AtomicInteger();

        // Then
        assertThatThrownBy(() ->
                        fanout(1)
                                .map(
                                        MANY,
                                        _ -> {
                                            begun.incrementAndGet();
                                            throw new AssertionError("broken");
                                        }))
                .isInstanceOf(AssertionError.class);
        assertThat(begun).hasValue(1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
