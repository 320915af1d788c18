package dev.sailplan.planner.git.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.git.route.AskedTooOften;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jgit.errors.TransportException;
import org.junit.jupiter.api.Test;

class HostLimitTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private Instant now = Instant.parse("2026-11-30T08:00:00Z");
    private final HostLimit turns = new HostLimit(() -> now);

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
    void a_host_that_asks_for_it_is_left_alone_by_all_its_repositories() throws IOException {
        // Given
        AtomicInteger asked = new AtomicInteger();
        turns.pause(
                remote("https://git.example/one"), new AskedTooOften(429, Duration.ofMinutes(2)));

        // Then
        assertThatThrownBy(() -> ask("https://git.example/two", asked))
                .isInstanceOf(TransportException.class)
                .hasMessage(
                        "host git.example asks not to be asked (429); it is not asked before"
                                + " 2026-11-30T08:02:00Z");
        ask("https://other.example/shop", asked);
        assertThat(asked).hasValue(1);

        // When
        now = now.plusSeconds(120);

        // Then
        ask("https://git.example/two", asked);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_clock_that_is_set_back_holds_nobody_up() throws IOException {
        // Given
        AtomicInteger asked = new AtomicInteger();
        turns.pause(
                remote("https://git.example/one"), new AskedTooOften(429, Duration.ofMinutes(2)));

        // When
        now = now.minus(Duration.ofHours(3));
        ask("https://git.example/one", asked);

        // Then
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_host_that_does_not_answer_is_tried_by_a_few_and_not_by_all() throws IOException {
        // Given
        for (int n = 0; n < 3; n++) {
            assertThatThrownBy(this::meetSilence).hasMessage("refused");
        }

        // Then
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> ask("https://git.example/two", asked))
                .hasMessageStartingWith(
                        "host git.example does not answer (Connection refused); it is not asked");
        assertThat(asked).hasValue(0);

        // When
        now = now.plusSeconds(1);
        assertThatThrownBy(this::meetSilence).hasMessage("refused");
        now = now.plusSeconds(1);

        // Then
        assertThatThrownBy(() -> ask("https://git.example/two", asked))
                .hasMessageContaining("does not answer");
        now = now.plusSeconds(1);
        ask("https://git.example/two", asked);
        assertThatThrownBy(this::meetSilence).hasMessage("refused");
        ask("https://git.example/two", asked);
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_a_host_refuses_concerns_one_repository() throws IOException {
        // Given
        for (int n = 0; n < 10; n++) {
            assertThatThrownBy(() ->
                            turns.take(
                                    remote("https://git.example/one"),
                                    LONG,
                                    () -> {
                                        throw new TransportException("not authorized");
                                    }))
                    .hasMessage("not authorized");
        }

        // Then
        AtomicInteger asked = new AtomicInteger();
        ask("https://git.example/two", asked);
        assertThat(asked).hasValue(1);
    }

    private void ask(String url, AtomicInteger asked) throws IOException {
        turns.take(remote(url), LONG, asked::incrementAndGet);
    }

    private void meetSilence() throws IOException {
        turns.take(
                remote("https://git.example/one"),
                LONG,
                () -> {
                    throw new TransportException(
                            "refused", new ConnectException("Connection refused"));
                });
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
