package dev.sailplan.applier.cluster;

import dev.sailplan.common.domain.json.Json.JsonObject;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request, one attempt, one answer.
final class ApiServer implements AutoCloseable {
    static final Duration TIME_OUT = Duration.ofSeconds(20);

    /// Above 16 requests at once an API server on two cores answers no more of them in a second, and one HTTP/2
    /// connection refuses those beyond its number of streams: many releases at once must share, not collide.
    private static final int AT_ONCE = 32;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final KubernetesClient client;
    private final String root;

    ApiServer(KubernetesClient client) {
        this.client = client;
        String url = client.getMasterUrl().toString();
        this.root = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// A request without a body has an empty `contentType`.
    record Request(String method, String path, String accept, String contentType, String body) {
        static final String JSON = "application/json";

        static Request get(String path) {
            return new Request("GET", path, JSON, "", "");
        }

        Request accepting(String other) {
            return new Request(method, path, other, contentType, body);
        }

        static Request with(String method, String path, JsonObject body) {
            return new Request(method, path, JSON, JSON, body.canonical());
        }

        static Request patch(String path, JsonObject body) {
            return new Request(
                    "PATCH", path, JSON, "application/apply-patch+yaml", body.canonical());
        }
    }

    /// @throws IOException when no whole answer came; what was asked for may have happened
    Reply send(Request request) throws IOException {
        HttpResponse<byte[]> response = exchange(request);
        Optional<Duration> retryAfter = retryAfter(response);
        try {
            return new Reply(response.code(), ApiJson.object(response.body()), true, retryAfter);
        } catch (ApiJson.MalformedReply e) {
            return new Reply(response.code(), JsonObject.EMPTY, false, retryAfter);
        }
    }

    HttpResponse<byte[]> exchange(Request request) throws IOException {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the API server was asked", e);
        }
        try {
            return inTurn(request);
        } finally {
            turns.release();
        }
    }

    private HttpResponse<byte[]> inTurn(Request request) throws IOException {
        var answer = client.getHttpClient().sendAsync(http(request), byte[].class);
        try {
            return answer.get(TIME_OUT.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(reason(e), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + TIME_OUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the API server", e);
        }
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder builder =
                client.getHttpClient()
                        .newHttpRequestBuilder()
                        .uri(root + request.path())
                        .timeout(TIME_OUT.toMillis(), TimeUnit.MILLISECONDS);
        builder.header("Accept", request.accept());
        if (!request.contentType().isEmpty()) {
            builder.method(request.method(), request.contentType(), request.body());
        }
        return builder.build();
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        String header = response.header("Retry-After");
        return header != null && header.matches("[0-9]{1,5}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
                : Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
