package dev.sailplan.deploy.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// The way to a server, which may become slow or break.
final class FaultyWire implements AutoCloseable {
    private static final int A_FEW = 16;
    private static final Duration NOW_AND_THEN = Duration.ofMillis(100);
    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.SOUND;

    enum State {
        SOUND,
        /// A few bytes now and then.
        SLOW,
        /// What is asked arrives, and no answer does; connections stay open.
        SILENT,
        /// Every connection ends as soon as it begins.
        BROKEN
    }

    private FaultyWire(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    /// To a server on this machine.
    static FaultyWire to(int port) throws IOException {
        FaultyWire wire =
                new FaultyWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(wire::accept);
        return wire;
    }

    int port() {
        return door.getLocalPort();
    }

    void become(State next) {
        state = next;
        if (next != State.SILENT) {
            open.forEach(FaultyWire::end);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (state == State.BROKEN) {
                    end(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket behind = new Socket();
        behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
        open.add(client);
        open.add(behind);
        Thread.ofVirtual().start(() -> copy(client, behind, false));
        Thread.ofVirtual().start(() -> copy(behind, client, true));
    }

    private void copy(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (true) {
                boolean slow = answers && state == State.SLOW;
                int count = in.read(buffer, 0, slow ? A_FEW : buffer.length);
                if (count < 0) {
                    return;
                }
                if (slow) {
                    LockSupport.parkNanos(NOW_AND_THEN.toNanos());
                }
                if (!answers || state != State.SILENT) {
                    out.write(buffer, 0, count);
                    out.flush();
                }
            }
        } catch (IOException _) {
            // One of both has hung up.
        } finally {
            open.remove(from);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It has ended.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(FaultyWire::end);
    }
}
