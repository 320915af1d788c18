package dev.sailplan.applier.cluster.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/// Passes connections on, until it forgets those there are: then their bytes go nowhere, and they stay open.
@NullMarked
final class SwallowingProxy implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Connection> all = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final URI target;

    private static final class Connection {
        private final Socket near;
        private final Socket far;
        private volatile boolean forgotten;

        Connection(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }
    }

    SwallowingProxy(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String address() {
        return target.getScheme() + "://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return all.size();
    }

    void forgetConnections() {
        all.forEach(connection -> connection.forgotten = true);
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                Socket far = new Socket(target.getHost(), target.getPort());
                Connection connection = new Connection(near, far);
                all.add(connection);
                threads.execute(() -> pass(connection, near, far));
                threads.execute(() -> pass(connection, far, near));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void pass(Connection connection, Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!connection.forgotten) {
                    out.write(bytes, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // Ended by one side.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Connection connection : all) {
            connection.near.close();
            connection.far.close();
        }
        threads.close();
    }
}
