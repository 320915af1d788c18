package dev.sailplan.planner.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// An HTTP proxy that leads every host to one port of this machine, and may want a login.
final class ConnectProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Optional<String> authorization = Optional.empty();

    ConnectProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket host = new Socket(InetAddress.getLoopbackAddress(), target)) {
            if (!isAdmitted(client)) {
                client.getOutputStream()
                        .write(
                                "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(ISO_8859_1));
                return;
            }
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
            Thread back = Thread.ofVirtual().start(() -> pump(host, client));
            pump(client, host);
            back.join();
        } catch (IOException | InterruptedException _) {
            // The client sees it.
        }
    }

    /// The head alone, so the reader takes no byte of what follows: a client waits for the answer before it goes on.
    private boolean isAdmitted(Socket client) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        List<String> lines = new CopyOnWriteArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); ) {
            lines.add(line);
            line = reader.readLine();
        }
        asked.add(lines.getFirst());
        return authorization.isEmpty()
                || lines.contains("Proxy-Authorization: " + authorization.get());
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of them is gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
