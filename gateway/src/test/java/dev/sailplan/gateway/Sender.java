package dev.sailplan.gateway;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Sends webhooks as the hosts do.
final class Sender implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Sender(int port) {
        this.port = port;
    }

    /// What came back.
    record Reply(int status, String body, Map<String, String> headers) {}

    Reply github(String event, JsonObject payload) {
        return github(event, UUID.randomUUID().toString(), Payloads.bytes(payload));
    }

    Reply github(String event, String delivery, byte[] body) {
        return post("shop", githubHeaders(event, delivery, body), body);
    }

    Reply githubForm(String event, JsonObject payload) {
        byte[] form = form(Payloads.bytes(payload));
        Map<String, String> headers = githubHeaders(event, UUID.randomUUID().toString(), form);
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return post("shop", headers, form);
    }

    /// Signs the JSON, whatever carries it, as Gitea does.
    Reply giteaForm(String event, JsonObject payload) {
        byte[] json = Payloads.bytes(payload);
        String signature = Signing.hub(GatewayFixture.HUB_SECRET, json);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("X-Gitea-Event", event);
        headers.put("X-GitHub-Event", event);
        headers.put("X-Gogs-Event", event);
        headers.put("X-Gitea-Delivery", UUID.randomUUID().toString());
        headers.put("X-Gitea-Signature", signature.substring("sha256=".length()));
        headers.put("X-Hub-Signature-256", signature);
        return post("tea", headers, form(json));
    }

    private static byte[] form(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return ("payload=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static Map<String, String> githubHeaders(String event, String delivery, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "GitHub-Hookshot/044aadd");
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Delivery", delivery);
        headers.put("X-Hub-Signature-256", Signing.hub(GatewayFixture.HUB_SECRET, body));
        return headers;
    }

    Reply gitlab(String event, JsonObject payload) {
        return gitlab(event, UUID.randomUUID().toString(), Payloads.bytes(payload));
    }

    Reply gitlab(String event, String delivery, byte[] body) {
        return post("lab", gitlabHeaders(event, delivery), body);
    }

    static Map<String, String> gitlabHeaders(String event, String delivery) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "GitLab/18.5.0");
        headers.put("X-Gitlab-Event", event);
        headers.put("Idempotency-Key", delivery);
        headers.put("X-Gitlab-Token", GatewayFixture.TOKEN);
        return headers;
    }

    Reply post(String repository, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                request("/hooks/" + repository).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    Reply get(String path) {
        return send(request(path).GET().build());
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().map().forEach((name, all) -> headers.put(name, all.getFirst()));
            return new Reply(response.statusCode(), response.body(), headers);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        client.close();
    }
}
