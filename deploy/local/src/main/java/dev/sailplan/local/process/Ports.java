package dev.sailplan.local.process;

import dev.sailplan.local.LocalException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Finds free TCP ports of the loopback interface.
public final class Ports {
    /// Below those that the system gives to whoever asks for any, also to each connection that goes out, and below those
    /// of node ports: between the choice of a port and its use nobody gets it by chance, nor while its server restarts.
    private static final int FIRST = 15_000;

    private static final int COUNT = 15_000;

    private static final PortReservations RESERVED =
            PortReservations.in(
                    Path.of(System.getProperty("java.io.tmpdir")), System.getProperty("user.name"));

    private Ports() {}

    /// A port that nobody listens on, and that is chosen for nobody else as long as this process lives.
    public static int free() {
        int start = ThreadLocalRandom.current().nextInt(COUNT);
        return IntStream.range(0, COUNT)
                .map(it -> FIRST + (start + it) % COUNT)
                .filter(RESERVED::take)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() ->
                        new LocalException(
                                "no port from %d to %d is free on the loopback interface"
                                        .formatted(FIRST, FIRST + COUNT - 1)));
    }

    /// The wanted port where it is free, else another; 0 asks for any.
    public static int freeOr(int wanted) {
        if (wanted <= 0 || !isFree(wanted)) {
            return free();
        }
        // What was asked for by its number counts, whoever else has reserved it.
        boolean _ = RESERVED.take(wanted);
        return wanted;
    }

    /// Whether somebody accepts connections on the port, asked without ever holding it.
    public static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether the port could be bound on the loopback interface just now.
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Connections of an ended server linger; its port is free all the same.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
