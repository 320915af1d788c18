package dev.sailplan.deploy.dev.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ShutdownTest {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final StartedParts started = new StartedParts();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final Terminal terminal = new Terminal(stream, stream);

    @Test
    void a_start_that_is_cut_short_clears_up_before_what_it_stands_on_is_stopped()
            throws Exception {
        // Given
        CountDownLatch underWay = new CountDownLatch(1);
        Shutdown shutdown = new Shutdown(Thread.currentThread(), started, terminal);
        started.add("kafka", () -> done.add("kafka stopped"));
        Thread stop =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            awaitQuietly(underWay);
                            shutdown.run();
                        });
        stop.start();

        // When
        shutdown.whileStarting(() -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                done.add("half a start cleared up");
            }
        });
        shutdown.await();

        // Then
        assertThat(done).containsExactly("half a start cleared up", "kafka stopped");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("stopping");
    }

    @Test
    void a_start_that_fails_by_itself_fails() {
        Shutdown shutdown = new Shutdown(Thread.currentThread(), started, terminal);

        assertThatThrownBy(() ->
                        shutdown.whileStarting(() -> {
                            throw new IllegalStateException("no port");
                        }))
                .hasMessage("no port");
        shutdown.run();

        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void what_comes_up_after_the_stop_is_closed_at_once() {
        started.close();

        assertThatThrownBy(() -> started.add("etcd", () -> done.add("etcd stopped")))
                .hasMessageContaining("etcd came up after the stop");
        assertThat(done).containsExactly("etcd stopped");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
