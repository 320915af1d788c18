package dev.sailplan.planner.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/// A Git host: smart HTTP over a repository, which may ask for credentials or send clients elsewhere.
final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final Optional<Repository> repository;
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile Optional<String> credentials = Optional.empty();
    volatile Optional<URI> redirect = Optional.empty();
    volatile boolean repeating;

    /// After how many seconds to come back.
    volatile Optional<String> retryAfter = Optional.empty();

    /// What HEAD is said to name, instead of anything else.
    volatile Optional<String> head = Optional.empty();

    /// What is sent without an end, instead of an answer.
    volatile Optional<Endless> endless = Optional.empty();

    enum Endless {
        /// Refs, a few each millisecond.
        REFS,
        /// Words about the progress of a pack.
        PROGRESS
    }

    GitHttpServer(Optional<Repository> repository) throws IOException {
        this(
                repository,
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /// Over TLS.
    GitHttpServer(Optional<Repository> repository, PrivateTls tls) throws IOException {
        this(repository, secure(tls));
    }

    private static HttpsServer secure(PrivateTls tls) throws IOException {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        return server;
    }

    private GitHttpServer(Optional<Repository> repository, HttpServer server) {
        this.repository = repository;
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/shop.git");
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            Optional<String> sent =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            sent.ifPresent(authorizations::add);
            if (retryAfter.isPresent()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter.get());
                exchange.sendResponseHeaders(429, -1);
            } else if (credentials.isPresent()
                    && !sent.equals(credentials.map(GitHttpServer::basic))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (head.isPresent()) {
                advertise(exchange, head.get());
            } else if (endless.filter(what -> isEndless(what, exchange)).isPresent()) {
                send(exchange, endless.get());
            } else if (repeating) {
                repeat(exchange, sent.orElse(""));
            } else if (redirect.isPresent()) {
                String to = redirect.get() + exchange.getRequestURI().toString();
                exchange.getResponseHeaders().set("Location", to);
                exchange.sendResponseHeaders(302, -1);
            } else if (repository.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                serve(exchange, repository.get());
            }
        }
    }

    private static void advertise(HttpExchange exchange, String head) throws IOException {
        String commit = "1".repeat(40);
        PacketLineOut lines = advertisement(exchange);
        lines.writeString(commit + " HEAD\0symref=HEAD:" + head + " agent=test\n");
        lines.writeString(commit + " " + head + "\n");
        lines.end();
    }

    private static PacketLineOut advertisement(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(200, 0);
        PacketLineOut lines = new PacketLineOut(exchange.getResponseBody());
        lines.writeString("# service=git-upload-pack\n");
        lines.end();
        return lines;
    }

    private static boolean isEndless(Endless what, HttpExchange exchange) {
        boolean advertises = exchange.getRequestURI().getPath().endsWith("/info/refs");
        return advertises == (what == Endless.REFS);
    }

    private static void send(HttpExchange exchange, Endless what) throws IOException {
        switch (what) {
            case REFS -> {
                PacketLineOut lines = advertisement(exchange);
                for (int i = 0; ; i++) {
                    lines.writeString("1".repeat(40) + " refs/heads/b" + i + "\n");
                    breathe(lines);
                }
            }
            case PROGRESS -> {
                exchange.getResponseHeaders()
                        .set("Content-Type", "application/x-git-upload-pack-result");
                exchange.sendResponseHeaders(200, 0);
                PacketLineOut lines = new PacketLineOut(exchange.getResponseBody());
                lines.writeString("packfile\n");
                while (true) {
                    lines.writeString("\u0002counting\n");
                    breathe(lines);
                }
            }
        }
    }

    private static void breathe(PacketLineOut lines) throws IOException {
        lines.flush();
        LockSupport.parkNanos(1_000_000);
    }

    /// What was sent as `Authorization`, as an error of Git's protocol.
    private static void repeat(HttpExchange exchange, String authorization) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(200, 0);
        String user =
                authorization.isEmpty()
                        ? ""
                        : new String(
                                Base64.getDecoder()
                                        .decode(authorization.substring("Basic ".length())),
                                StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            PacketLineOut lines = new PacketLineOut(out);
            lines.writeString("# service=git-upload-pack\n");
            lines.end();
            lines.writeString("ERR no access with " + authorization + " of " + user);
            lines.end();
        }
    }

    private static String basic(String userAndPassword) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static void serve(HttpExchange exchange, Repository repository) throws IOException {
        UploadPack upload = new UploadPack(repository);
        upload.setBiDirectionalPipe(false);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Git-Protocol"))
                .ifPresent(version -> upload.setExtraParameters(List.of(version)));
        boolean advertise = exchange.getRequestURI().getPath().endsWith("/info/refs");
        String type = advertise ? "advertisement" : "result";
        exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + type);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (advertise) {
                PacketLineOut lines = new PacketLineOut(out);
                lines.writeString("# service=git-upload-pack\n");
                lines.end();
                upload.sendAdvertisedRefs(
                        new RefAdvertiser.PacketLineOutRefAdvertiser(lines), "git-upload-pack");
            } else {
                upload.upload(body(exchange), out, OutputStream.nullOutputStream());
            }
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
