package dev.sailplan.common.log.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SuspectIsolationTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private final VirtualThreads threads = new VirtualThreads();
    private final List<String> entered = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void who_has_to_be_alone_waits_for_the_others_and_they_for_it() {
        // Given
        SuspectIsolation turns = new SuspectIsolation(FOR_EVER);
        CountDownLatch first = begin(turns, "first", false);
        awaitEntered("first");
        CountDownLatch suspect = begin(turns, "suspect", true);
        pause();
        CountDownLatch last = begin(turns, "last", false);
        pause();

        // Then
        assertThat(entered).containsExactly("first");
        first.countDown();
        awaitEntered("first", "suspect");
        pause();
        assertThat(entered).containsExactly("first", "suspect");
        suspect.countDown();
        awaitEntered("first", "suspect", "last");
        last.countDown();
    }

    @Test
    void something_that_hangs_does_not_make_a_suspect_hold_back_everybody_for_ever() {
        // Given
        SuspectIsolation turns = new SuspectIsolation(Duration.ofMillis(300));
        CountDownLatch hanging = begin(turns, "hanging", false);
        awaitEntered("hanging");
        CountDownLatch suspect = begin(turns, "suspect", true);
        pause();

        // When
        CountDownLatch newcomer = begin(turns, "newcomer", false);
        awaitEntered("hanging", "newcomer");
        newcomer.countDown();
        CountDownLatch later = begin(turns, "later", false);
        awaitEntered("hanging", "newcomer", "later");
        later.countDown();

        // Then
        hanging.countDown();
        awaitEntered("hanging", "newcomer", "later", "suspect");
        CountDownLatch after = begin(turns, "after", false);
        pause();
        assertThat(entered).as("it is alone").doesNotContain("after");
        suspect.countDown();
        awaitEntered("hanging", "newcomer", "later", "suspect", "after");
        after.countDown();
    }

    @Test
    void a_suspect_that_is_stopped_while_it_steps_aside_lets_the_others_go_on() {
        // Given
        SuspectIsolation turns = new SuspectIsolation(Duration.ofMillis(50));
        CountDownLatch hanging = begin(turns, "hanging", false);
        awaitEntered("hanging");
        CountDownLatch suspect = begin(turns, "suspect", true);
        pause();

        // When
        stopped.set(true);
        pause();
        stopped.set(false);
        hanging.countDown();
        pause();

        // Then
        assertThat(entered).containsExactly("hanging");
        begin(turns, "after", false).countDown();
        awaitEntered("hanging", "after");
        suspect.countDown();
    }

    private CountDownLatch begin(SuspectIsolation turns, String name, boolean alone) {
        CountDownLatch end = new CountDownLatch(1);
        threads.start(
                name,
                () -> {
                    if (turns.enter(alone, threads.signal(), stopped::get)) {
                        entered.add(name);
                        await().atMost(LONG).until(() -> end.getCount() == 0);
                        turns.leave();
                    }
                });
        return end;
    }

    private void awaitEntered(String... names) {
        await().atMost(LONG).untilAsserted(() -> assertThat(entered).containsExactly(names));
    }

    private static void pause() {
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    }
}
