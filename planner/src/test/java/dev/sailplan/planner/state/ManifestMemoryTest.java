package dev.sailplan.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.lane.FakeTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ManifestMemoryTest {
    private ManifestMemory memory = new ManifestMemory();
    private final RepositoryTree tree =
            new FakeTree(Map.of("small", "a", "large", "b".repeat((int) ManifestMemory.SMALL + 1)));
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private Thread reading(String file) {
        return Thread.ofVirtual()
                .start(() -> {
                    try (ManifestMemory.Share share = memory.share()) {
                        read(share.of(tree), file);
                        read(share.of(tree), file);
                        most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                        await();
                        reading.decrementAndGet();
                    }
                });
    }

    private static void read(RepositoryTree tree, String file) {
        assertThat(tree.read(tree.entry(file).orElseThrow())).isNotEmpty();
    }

    private void await() {
        try {
            assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Thread> twenty(String file) {
        return IntStream.range(0, 20).mapToObj(_ -> reading(file)).toList();
    }

    private void awaitReading(int count) throws InterruptedException {
        while (reading.get() < count) {
            Thread.sleep(1);
        }
    }

    private void join(List<Thread> threads) throws InterruptedException {
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void small_applications_are_read_side_by_side() throws InterruptedException {
        // When
        List<Thread> threads = twenty("small");
        awaitReading(20);

        // Then
        join(threads);
        assertThat(most).hasValue(20);
    }

    @Test
    void of_large_ones_only_a_few_and_nobody_small_waits_for_them() throws InterruptedException {
        // Given
        List<Thread> large = twenty("large");
        awaitReading(ManifestMemory.LARGE_AT_ONCE);

        // When
        List<Thread> small = twenty("small");
        awaitReading(ManifestMemory.LARGE_AT_ONCE + 20);

        // Then
        assertThat(reading).hasValue(ManifestMemory.LARGE_AT_ONCE + 20);
        join(small);
        join(large);
        assertThat(reading).hasValue(0);
    }

    @Test
    void small_ones_wait_where_there_is_no_room_for_more_of_them() throws InterruptedException {
        // Given
        memory = new ManifestMemory(3, 0);

        // When
        List<Thread> threads = twenty("small");
        awaitReading(3);

        // Then
        Thread.sleep(50);
        assertThat(reading).hasValue(3);
        join(threads);
        assertThat(reading).hasValue(0);
    }

    @Test
    void more_large_ones_than_there_is_room_for_end_all_the_same() throws InterruptedException {
        // Given
        memory = new ManifestMemory(3, 0);
        end.countDown();

        // When
        List<Thread> threads = new ArrayList<>(twenty("large"));
        threads.addAll(twenty("small"));

        // Then
        join(threads);
        assertThat(reading).hasValue(0);
    }

    @Test
    void what_is_kept_has_a_bound_that_nobody_waits_at() {
        // Given
        List<ManifestMemory.Kept> kept = new ArrayList<>();
        try (ManifestMemory.Share share = memory.share()) {
            read(share.of(half()), "half");
            for (var room = memory.keep(share); room.isPresent(); room = memory.keep(share)) {
                kept.add(room.get());
            }

            // Then
            assertThat((long) kept.size() * share.bytes())
                    .isLessThanOrEqualTo(ManifestMemory.MOST_KEPT)
                    .isGreaterThan(ManifestMemory.MOST_KEPT - share.bytes());
            kept.getFirst().close();
            assertThat(memory.keep(share)).isPresent();
            assertThat(memory.keep(share)).isEmpty();
        }
    }

    @Test
    void what_is_large_is_not_kept() {
        try (ManifestMemory.Share share = memory.share()) {
            read(share.of(tree), "large");
            assertThat(memory.keep(share)).isEmpty();
        }
    }

    private static RepositoryTree half() {
        return new FakeTree(Map.of("half", "c".repeat((int) ManifestMemory.SMALL / 2)));
    }
}
