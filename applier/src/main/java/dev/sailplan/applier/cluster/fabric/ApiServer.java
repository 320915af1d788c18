package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.cluster.fabric.RenewedClient.End;
import dev.sailplan.applier.cluster.reply.Reply;
import dev.sailplan.applier.cluster.reply.Warnings;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.JsonCodec;
import dev.sailplan.common.wire.UnreadableJson;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests to an API server: one request, one attempt, one answer.
final class ApiServer implements AutoCloseable {
    static final Duration READ_TIME_OUT = Duration.ofSeconds(20);

    /// A write, dry or not, waits for webhooks of up to 30 s each, which the API server ends with its own limit of
    /// 34 s for a write. Who leaves before hears neither that it was done nor which webhook does not answer.
    static final Duration WRITE_TIME_OUT = Duration.ofSeconds(40);

    /// Above 16 requests at once an API server on two cores answers no more of them in a second, and one HTTP/2
    /// connection refuses those beyond its number of streams: many releases at once must share, not collide.
    private static final int AT_ONCE = 32;

    /// Turns beside those, for what the holders of turns wait for.
    private static final int URGENT = 8;

    /// What only looks may take part of the turns, else the looks at hundreds of rollouts would stand before each write.
    static final int LOOKS_AT_ONCE = 8;

    private static final JsonCodec JSON = JsonCodec.ofApiServer();

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE, true);
    private final Semaphore urgent = new Semaphore(URGENT, true);
    private final RenewedClient clients;
    private final Duration patience;
    private final String root;

    /// No request is given more time than `patience`.
    ApiServer(RenewedClient clients, Duration patience) {
        this.clients = clients;
        this.patience = patience;
        String url = clients.address();
        this.root = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// A request without a body has an empty `contentType`; `canWait` says that those who write come first.
    record Request(
            String method,
            String path,
            String accept,
            String contentType,
            String body,
            RequestCause cause,
            boolean changes,
            boolean canWait) {
        /// Never with `drop=metadata.managedFields`, however large they are: who owns a field, and the hash by which a
        /// change is found, are read from them.
        static final String JSON = "application/json";

        /// Without the body, which may be a Secret.
        @Override
        public String toString() {
            return method + " " + path;
        }

        private static Request of(String method, String path, String contentType, String body) {
            return new Request(
                    method, path, JSON, contentType, body, RequestCause.NONE, false, false);
        }

        static Request get(String path) {
            return of("GET", path, "", "");
        }

        Duration timeOut() {
            return method.equals("GET") ? READ_TIME_OUT : WRITE_TIME_OUT;
        }

        Request accepting(String other) {
            return new Request(method, path, other, contentType, body, cause, changes, canWait);
        }

        Request afterOthers() {
            return new Request(method, path, accept, contentType, body, cause, changes, true);
        }

        static Request with(String method, String path, JsonObject body) {
            return of(method, path, JSON, RequestText.of(body));
        }

        /// RFC 6902.
        static Request operations(String path, Json operations) {
            return of("PATCH", path, "application/json-patch+json", RequestText.of(operations));
        }

        static Request patch(String path, JsonObject body) {
            return of("PATCH", path, "application/apply-patch+yaml", RequestText.of(body));
        }

        Request on(RequestCause other) {
            return new Request(method, path, accept, contentType, body, other, changes, canWait);
        }

        /// Not sent unless its cause goes on by then.
        Request changingOn(RequestCause other) {
            return new Request(method, path, accept, contentType, body, other, true, canWait);
        }
    }

    /// @throws IOException when no whole answer came; what was asked for may have happened
    Reply send(Request request) throws IOException {
        HttpResponse<byte[]> response = exchange(request);
        Optional<Duration> retryAfter = retryAfter(response);
        try {
            return new Reply(
                    response.code(),
                    JSON.object(response.body()),
                    true,
                    retryAfter,
                    Warnings.in(response.headers("Warning")));
        } catch (UnreadableJson e) {
            return new Reply(response.code(), JsonObject.EMPTY, false, retryAfter);
        }
    }

    HttpResponse<byte[]> exchange(Request request) throws IOException {
        if (!request.canWait()) {
            return inTurn(request);
        }
        enter(looks);
        try {
            return inTurn(request);
        } finally {
            looks.release();
        }
    }

    private static void enter(Semaphore semaphore) throws IOException {
        try {
            semaphore.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the API server was asked", e);
        }
    }

    private HttpResponse<byte[]> inTurn(Request request) throws IOException {
        Semaphore turn = request.cause().isUrgent() ? urgent : turns;
        enter(turn);
        try {
            if (request.changes()) {
                request.cause().goOn();
            }
            return answered(request);
        } finally {
            turn.release();
        }
    }

    private HttpResponse<byte[]> answered(Request request) throws IOException {
        KubernetesClient client = clients.take();
        End end = End.BROKEN;
        try {
            HttpResponse<byte[]> response = answered(request, client.getHttpClient());
            end = End.ANSWERED;
            return response;
        } catch (HttpTimeoutException e) {
            end = End.TIMED_OUT;
            throw e;
        } finally {
            clients.tell(client, end);
        }
    }

    private HttpResponse<byte[]> answered(Request request, HttpClient http) throws IOException {
        Duration timeOut = timeOut(request);
        var answer = http.sendAsync(message(request, http), byte[].class);
        try {
            return answer.get(timeOut.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (isTimeOut(e)) {
                throw silence(timeOut, e);
            }
            throw CertificateNotTrusted.is(e)
                    ? new CertificateNotTrusted(e)
                    : new IOException(reason(e), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw silence(timeOut, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the API server", e);
        }
    }

    private Duration timeOut(Request request) {
        return request.timeOut().compareTo(patience) < 0 ? request.timeOut() : patience;
    }

    private static HttpTimeoutException silence(Duration timeOut, Exception cause) {
        HttpTimeoutException silence =
                new HttpTimeoutException("no answer within " + timeOut.toSeconds() + " s");
        silence.initCause(cause);
        return silence;
    }

    /// Of a request that was sent: where nobody is connected to, there is no connection to give up.
    private static boolean isTimeOut(Throwable e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof HttpTimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null && !(cause instanceof HttpConnectTimeoutException);
    }

    private HttpRequest message(Request request, HttpClient http) {
        HttpRequest.Builder builder =
                http.newHttpRequestBuilder()
                        .uri(root + request.path())
                        .timeout(timeOut(request).toMillis(), TimeUnit.MILLISECONDS);
        builder.header("Accept", request.accept());
        request.cause().auditId().ifPresent(id -> builder.header("Audit-ID", id));
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
        clients.close();
    }
}
