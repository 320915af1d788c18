package dev.sailplan.planner.git.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jgit.errors.TransportException;
import org.junit.jupiter.api.Test;

class HostLimitTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final HostLimit turns = new HostLimit();

    @Test
    void a_crowd_of_repositories_is_let_through_a_few_at_a_time() throws InterruptedException {
        // Given
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();

        // When
        List<Thread> crowd =
                IntStream.range(0, 100)
                        .mapToObj(n ->
                                taking(
                                        remote("https://git.example/" + n),
                                        () -> {
                                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                            pause();
                                            now.decrementAndGet();
                                            done.incrementAndGet();
                                        }))
                        .toList();
        for (Thread one : crowd) {
            one.join();
        }

        // Then
        assertThat(done).hasValue(100);
        assertThat(most.get()).isBetween(2, HostLimit.AT_ONCE);
    }

    @Test
    void a_host_that_is_busy_is_said_to_be_and_holds_up_no_other() throws Exception {
        // Given
        CountDownLatch all = new CountDownLatch(HostLimit.AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> busy =
                IntStream.range(0, HostLimit.AT_ONCE)
                        .mapToObj(n ->
                                taking(
                                        remote("https://slow.example/" + n),
                                        () -> {
                                            all.countDown();
                                            end.await();
                                        }))
                        .toList();
        all.await();
        AtomicInteger other = new AtomicInteger();

        // When
        turns.take(remote("https://quick.example/shop"), LONG, other::incrementAndGet);

        // Then
        assertThat(other).hasValue(1);
        assertThatThrownBy(() ->
                        turns.take(
                                remote("https://slow.example/shop"),
                                Duration.ofMillis(20),
                                other::incrementAndGet))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("8 transfers from slow.example are under way");
        end.countDown();
        for (Thread one : busy) {
            one.join();
        }
        turns.take(remote("https://slow.example/shop"), LONG, other::incrementAndGet);
        assertThat(other).hasValue(2);
    }

    @FunctionalInterface
    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private Thread taking(GitRemote remote, Interruptible work) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        turns.take(remote, LONG, () -> uninterrupted(work));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static void uninterrupted(Interruptible work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(2);
    }

    private static GitRemote remote(String url) {
        return GitRemote.of(new RepositoryName("shop"), url, Optional.empty(), false);
    }
}
