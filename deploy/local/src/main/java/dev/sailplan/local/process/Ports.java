package dev.sailplan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// TCP ports of the loopback interface.
public final class Ports {

    private Ports() {}

    /// A port nobody listened on a moment ago; whoever binds it must be ready to try again.
    public static int free() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }

    /// The wanted port where it is free, else another; 0 asks for any.
    public static int freeOr(int wanted) {
        return wanted > 0 && isFree(wanted) ? wanted : free();
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
