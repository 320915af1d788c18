package dev.sailplan.planner.git.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The part of GitHub's interface that exchanges an app's statement for a token: it checks what it is told as GitHub
/// says that it does.
final class FakeGithub implements AutoCloseable {
    private static final long LONGEST = 600;
    private final HttpServer server;
    private final PublicKey key;
    private final InstantSource time;
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile int status = 201;
    volatile String retryAfter = "";
    volatile String permissions = "{\"contents\":\"read\",\"metadata\":\"read\"}";

    FakeGithub(PublicKey key, InstantSource time) throws IOException {
        this.key = key;
        this.time = time;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v3");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String wanted = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String statement = exchange.getRequestHeaders().getFirst("Authorization");
            int answer = isTrue(statement.substring("Bearer ".length())) ? status : 401;
            byte[] body =
                    (answer == 201 && wanted.contains("\"contents\":\"read\"")
                                    ? token()
                                    : "{\"message\":\"you said " + statement + "\"}")
                            .getBytes(UTF_8);
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(answer, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String token() {
        return "{\"token\":\"ghs_canary%d\",\"expires_at\":\"%s\",\"permissions\":%s}"
                .formatted(requests.size(), time.instant().plusSeconds(3600), permissions);
    }

    private boolean isTrue(String statement) {
        String[] parts = statement.split("\\.");
        JsonObject claims = new JsonCodec().object(Base64.getUrlDecoder().decode(parts[1]));
        long now = Instant.now().getEpochSecond();
        long issued = number(claims, "iat");
        long end = number(claims, "exp");
        return fits(parts)
                && claims.text("iss").orElse("").equals("7")
                && issued <= now
                && end > now
                && end - issued <= LONGEST;
    }

    private static long number(JsonObject claims, String name) {
        return Long.parseLong(
                String.valueOf(claims.get(name).orElseThrow().toString().replaceAll("[^0-9]", "")));
    }

    private boolean fits(String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
