package dev.sailplan.planner.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.transfer.GitRemote;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.transport.PacketLineOut;

/// A Git host that sends what it is told to, whatever was asked for, in version 2 of the protocol.
final class HandmadeHost implements AutoCloseable {
    private final HttpServer server;
    volatile String type = "application/x-git-upload-pack-";
    volatile String parameters = "";
    volatile boolean zipping;
    volatile Answer refs = _ -> {};
    volatile Answer pack = _ -> {};

    /// Writes an answer.
    @FunctionalInterface
    interface Answer {
        void write(PacketLineOut to) throws IOException;
    }

    HandmadeHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/shop.git");
    }

    /// Mirrors of this host alone.
    GitMirrors mirrors(Path folder, long blobBytes) {
        RepositoryName shop = new RepositoryName("shop");
        return new JGitMirrors(
                folder,
                List.of(GitRemote.of(shop, url().toString(), Optional.empty(), true)),
                new MirrorBudget(blobBytes, 1000, Duration.ofSeconds(60)),
                InstantSource.system());
    }

    /// The commit is that of branch `main`, and the pack is what a fetch brings.
    void sends(CommitId commit, byte[] bytes) {
        refs = to -> to.writeString(commit + " refs/heads/main\n");
        pack =
                to -> {
                    to.writeString("shallow-info\n");
                    to.writeString("shallow " + commit + "\n");
                    to.writeDelim();
                    to.writeString("packfile\n");
                    for (int at = 0; at < bytes.length; at += 60_000) {
                        int end = Math.min(bytes.length, at + 60_000);
                        byte[] piece = new byte[1 + end - at];
                        piece[0] = 1;
                        System.arraycopy(bytes, at, piece, 1, end - at);
                        to.writePacket(piece);
                    }
                };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
                answer(exchange, "advertisement", HandmadeHost::capabilities);
            } else {
                boolean lists = asked(exchange).contains("command=ls-refs");
                answer(exchange, "result", lists ? refs : pack);
            }
        }
    }

    private static String asked(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream clear = new ByteArrayInputStream(body);
        return new String(
                (zipped ? new GZIPInputStream(clear) : clear).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange, String what, Answer content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + what + parameters);
        if (zipping) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        try (OutputStream out = zipping ? new GZIPOutputStream(body) : body) {
            PacketLineOut lines = new PacketLineOut(new BufferedOutputStream(out, 100_000));
            lines.setFlushOnEnd(false);
            content.write(lines);
            lines.end();
            lines.flush();
        }
    }

    private static void capabilities(PacketLineOut to) throws IOException {
        to.writeString("# service=git-upload-pack\n");
        to.end();
        to.writeString("version 2\n");
        to.writeString("ls-refs\n");
        to.writeString("fetch=shallow\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
