package dev.sailplan.planner.git.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.common.settings.git.ProxySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// Leads sockets through an HTTP proxy. Java's own way sends a proxy no password unless the whole process allows it.
final class ProxyTunnel {
    private static final int LONGEST_ANSWER = 16 << 10;
    private static final String END = "\r\n\r\n";
    private static final int OK = 200;
    private static final int LOGIN_WANTED = 407;

    private final ProxySettings proxy;

    ProxyTunnel(ProxySettings proxy) {
        this.proxy = proxy;
    }

    Socket socket() {
        return new Tunnelled();
    }

    private final class Tunnelled extends Socket {
        /// The proxy finds the host's address, which need not be known here.
        @Override
        public void connect(SocketAddress to, int timeout) throws IOException {
            if (!(to instanceof InetSocketAddress host)) {
                throw new IOException("no host to connect to");
            }
            connectToProxy(timeout);
            setSoTimeout(timeout);
            String place = host.getHostString() + ":" + host.getPort();
            String request =
                    "CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                            .formatted(place, place, authorization());
            getOutputStream().write(request.getBytes(ISO_8859_1));
            check(place, answer(getInputStream()));
            setSoTimeout(0);
        }

        @Override
        public void connect(SocketAddress to) throws IOException {
            connect(to, 0);
        }

        private void connectToProxy(int timeout) throws IOException {
            try {
                super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
            } catch (IOException e) {
                throw inWords(name() + " can't be reached: " + e.getMessage());
            }
        }
    }

    private String authorization() throws IOException {
        if (proxy.credentialsFile().isEmpty()) {
            return "";
        }
        Path file = proxy.credentialsFile().get();
        try {
            byte[] credentials = Files.readString(file).strip().getBytes(UTF_8);
            return "Proxy-Authorization: Basic "
                    + Base64.getEncoder().encodeToString(credentials)
                    + "\r\n";
        } catch (IOException e) {
            throw inWords("can't read the proxy's credentialsFile " + file);
        }
    }

    /// Byte by byte: what comes after the head is the host's own.
    private String answer(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith(END)) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_ANSWER) {
                throw new IOException(name() + " gives no answer as HTTP proxies do");
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    private void check(String place, String answer) throws IOException {
        int status = status(answer).orElse(0);
        if (status == LOGIN_WANTED) {
            throw new IOException(
                    name()
                            + (proxy.credentialsFile().isPresent()
                                    ? " refuses the user and password of its credentialsFile"
                                    : " wants a login; name a credentialsFile under 'proxy'"));
        }
        if (status != OK) {
            throw new IOException(
                    "%s does not lead to %s: it answers %d".formatted(name(), place, status));
        }
    }

    private static Optional<Integer> status(String answer) {
        String[] words = answer.split(" ", 3);
        return words.length > 1 && words[0].startsWith("HTTP/") && words[1].matches("[0-9]{3}")
                ? Optional.of(Integer.parseInt(words[1]))
                : Optional.empty();
    }

    /// Without a cause: the last one is what people are shown.
    private static IOException inWords(String words) {
        return new IOException(words);
    }

    private String name() {
        return "proxy " + proxy.host() + ":" + proxy.port();
    }
}
