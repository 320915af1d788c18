package dev.sailplan.common.settings;

import java.net.InetSocketAddress;

/// An address that health is told at: where to listen, and at which port; 0 takes any free one.
public record HealthAddress(String host, int port) {
    private static final int HIGHEST = 65_535;

    public HealthAddress {
        if (host.isBlank() || port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException("must be host:port");
        }
    }

    /// Of `host:port`; an IPv6 address stands in brackets.
    public static HealthAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("must be host:port, such as 0.0.0.0:8081");
        }
        return new HealthAddress(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    public InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
