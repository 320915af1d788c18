package dev.sailplan.common.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.settings.HealthAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Serves `/healthz`, which says that the process answers, and `/readyz`, which says whether the service does its work
/// and, where not, why.
///
/// They stand on a port of their own, so that nothing that strangers may reach tells them.
public final class HealthServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<Readiness> readiness;

    private HealthServer(
            HttpServer server, ExecutorService threads, Supplier<Readiness> readiness) {
        this.server = server;
        this.threads = threads;
        this.readiness = readiness;
    }

    /// Listens at once; `readiness` is asked for each request.
    ///
    /// @throws CommandFailed where the address can't be had
    public static HealthServer start(
            String role, HealthAddress address, Supplier<Readiness> readiness) {
        try {
            HttpServer http = HttpServer.create(address.socket(), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            HealthServer server = new HealthServer(http, threads, readiness);
            http.setExecutor(threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new CommandFailed(
                    "the %s can't tell its health at %s (%s): name another address by %s.health or --health"
                            .formatted(role, address, e.getMessage(), role));
        }
    }

    /// The port that it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/healthz" -> say(exchange, OK, "alive");
                case "/readyz" -> ready(exchange);
                default -> say(exchange, NOT_FOUND, "there are /healthz and /readyz");
            }
        }
    }

    private void ready(HttpExchange exchange) throws IOException {
        switch (judged()) {
            case Readiness.Ready(List<String> notes) -> say(exchange, OK, text("ready", notes));
            case Readiness.NotReady(List<String> reasons) ->
                    say(exchange, UNAVAILABLE, text("not ready", reasons));
        }
    }

    /// What is being closed or made anew may throw instead of answering.
    private Readiness judged() {
        try {
            return readiness.get();
        } catch (RuntimeException e) {
            return new Readiness.NotReady(List.of("it does not answer: " + e.getMessage()));
        }
    }

    private static String text(String verdict, List<String> lines) {
        return lines.isEmpty() ? verdict : verdict + ": " + String.join("\n", lines);
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
