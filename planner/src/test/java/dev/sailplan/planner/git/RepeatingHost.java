package dev.sailplan.planner.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// A Git host, or a proxy before one, that asks for credentials and says them again where it refuses.
public final class RepeatingHost implements AutoCloseable {
    private final ServerSocket socket;
    private volatile Where where = Where.BODY_OF_403;

    /// `%1$s` is what came as `Authorization`, `%2$s` what it says in clear.
    public enum Where {
        BODY_OF_403("403 Forbidden", "", "no access with %1$s, which is %2$s"),
        WORDS_OF_403("403 no access with %1$s of %2$s", "", ""),
        WORDS_OF_500("500 no access with %1$s of %2$s", "", ""),
        WORDS_OF_404("404 nothing for %1$s of %2$s", "", ""),
        PLACE_OF_302("302 Found", "Location: /login?for=%1$s&of=%2$s", ""),
        TYPE_OF_200("200 OK", "Content-Type: text/%1$s; of=%2$s", "%1$s %2$s"),
        ANOTHER_401("401 not %1$s of %2$s", "WWW-Authenticate: Basic realm=\"%1$s %2$s\"", "%2$s");

        private final String status;
        private final String header;
        private final String body;

        Where(String status, String header, String body) {
            this.status = status;
            this.header = header;
            this.body = body;
        }

        private String answer(String sent, String clear) {
            return http(
                    status.formatted(sent, clear),
                    header.formatted(sent, clear),
                    body.formatted(sent, clear));
        }
    }

    private static String http(String status, String header, String body) {
        return "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, header.isEmpty() ? "" : header + "\r\n", body.length(), body);
    }

    public RepeatingHost() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/shop.git");
    }

    public void repeatIn(Where place) {
        where = place;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                answer(one);
            } catch (IOException e) {
                // Closed, by the test or by who asked.
            }
        }
    }

    private void answer(Socket asked) throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(asked.getInputStream(), StandardCharsets.UTF_8));
        String sent = "";
        for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
            if (line.toLowerCase(Locale.ROOT).startsWith("authorization: ")) {
                sent = line.substring("authorization: ".length());
            }
            line = lines.readLine();
        }
        String answer =
                sent.isEmpty()
                        ? http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"git\"", "")
                        : where.answer(sent, clear(sent));
        asked.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String clear(String authorization) {
        return new String(
                Base64.getDecoder().decode(authorization.substring("Basic ".length())),
                StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
