package dev.sailplan.applier.cluster.fabric;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sailplan.applier.cluster.ClusterAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server that answers as a test says, in the place of an API server: each request by itself, so that one whose
/// answer takes its time holds up no other.
final class StubServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /// What is answered to one request.
    record Page(int code, String body) {}

    StubServer(Function<HttpExchange, Page> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    Page page = answers.apply(exchange);
                    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(page.code(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    /// A client without any credentials.
    FabricCluster cluster() {
        return FabricCluster.at(
                new ClusterAccess(
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
