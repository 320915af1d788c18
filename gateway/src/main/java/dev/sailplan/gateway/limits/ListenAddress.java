package dev.sailplan.gateway.limits;

import io.vertx.core.net.SocketAddress;

/// An address to listen on; port 0 takes any free one.
public record ListenAddress(String host, int port) {
    private static final int SHARED = 1;

    /// The loopback interface, any free port.
    public static final ListenAddress LOOPBACK = new ListenAddress("127.0.0.1", 0);

    public ListenAddress {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("gateway.port must be between 0 and 65535");
        }
    }

    /// To Vert.x port zero is another one for every server; this is one for all of them.
    public SocketAddress address() {
        return port == 0
                ? SocketAddress.sharedRandomPort(SHARED, host)
                : SocketAddress.inetSocketAddress(port, host);
    }
}
