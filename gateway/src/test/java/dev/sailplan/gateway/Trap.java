package dev.sailplan.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/// A place on this machine that nobody has a reason to go to, and that counts who came.
final class Trap implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger visits = new AtomicInteger();

    Trap() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::count);
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int visits() {
        return visits.get();
    }

    private void count() {
        while (!socket.isClosed()) {
            try (var _ = socket.accept()) {
                visits.incrementAndGet();
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
