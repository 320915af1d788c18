package dev.sailplan.planner.git.route;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// Makes the sockets of one way: plain ones that lead through its proxy, and TLS over them with its certificates.
final class RoutedSockets {
    private final Optional<TrustedAuthorities> trusted;
    private final Optional<ProxyTunnel> tunnel;
    private Optional<Made> made = Optional.empty();

    RoutedSockets(Optional<TrustedAuthorities> trusted, Optional<ProxyTunnel> tunnel) {
        this.trusted = trusted;
        this.tunnel = tunnel;
    }

    /// The same as long as nothing changed.
    synchronized SSLSocketFactory current() throws IOException {
        SSLSocketFactory tls =
                trusted.isPresent()
                        ? trusted.get().sockets()
                        : (SSLSocketFactory) SSLSocketFactory.getDefault();
        Optional<Made> now = made.filter(last -> last.tls.equals(tls));
        Made result = now.orElseGet(() -> new Made(tls, tunnel));
        made = Optional.of(result);
        return result;
    }

    private static final class Made extends SSLSocketFactory {
        private final SSLSocketFactory tls;
        private final Optional<ProxyTunnel> tunnel;

        Made(SSLSocketFactory tls, Optional<ProxyTunnel> tunnel) {
            this.tls = tls;
            this.tunnel = tunnel;
        }

        /// What asks for it connects it, and puts TLS over it where it isn't there yet.
        @Override
        public Socket createSocket() throws IOException {
            return tunnel.isPresent() ? tunnel.get().socket() : tls.createSocket();
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean close)
                throws IOException {
            return tls.createSocket(socket, host, port, close);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            if (tunnel.isEmpty()) {
                return tls.createSocket(host, port);
            }
            Socket socket = createSocket();
            socket.connect(InetSocketAddress.createUnresolved(host, port));
            return createSocket(socket, host, port, true);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(Objects.requireNonNull(host).getHostName(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return createSocket(host, port);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }
    }
}
