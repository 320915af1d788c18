package dev.sailplan.tools.bench.webhook;

import dev.sailplan.common.command.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Sends requests over so many connections; each answer but 202 ends the measurement.
final class WebhookLoad {
    private final int port;
    private final int connections;

    WebhookLoad(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /// How many a second were answered, each connection sending the next as soon as it has the answer.
    double asFastAsPossible(Hooks hooks, Duration time) throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        long start = System.nanoTime();
        onEach(connection -> {
            while (System.nanoTime() - start < time.toNanos()) {
                connection.ask(hooks.next());
                answered.incrementAndGet();
            }
        });
        return answered.get() * 1e9 / (System.nanoTime() - start);
    }

    /// How long each took from the moment when it was due, so that one that waits makes those behind it wait too.
    List<Duration> paced(Hooks hooks, int perSecond, Duration time) throws InterruptedException {
        ConcurrentLinkedQueue<Duration> waits = new ConcurrentLinkedQueue<>();
        AtomicLong tickets = new AtomicLong();
        long all = perSecond * time.toSeconds();
        long start = System.nanoTime();
        onEach(connection -> {
            for (long n = tickets.getAndIncrement(); n < all; n = tickets.getAndIncrement()) {
                long due = start + n * 1_000_000_000L / perSecond;
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                connection.ask(hooks.next());
                waits.add(Duration.ofNanos(System.nanoTime() - due));
            }
        });
        return List.copyOf(waits);
    }

    @FunctionalInterface
    private interface Sender {
        void send(Connection connection) throws IOException;
    }

    private void onEach(Sender sender) throws InterruptedException {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(senders.submit(() -> open(sender)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new CommandFailed("sending webhooks failed: " + e.getCause());
        }
    }

    private void open(Sender sender) {
        try (Connection connection = Connection.to(port)) {
            sender.send(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
