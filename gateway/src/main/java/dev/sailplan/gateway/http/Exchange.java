package dev.sailplan.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A request and its one answer. Lives on the request's event loop.
public final class Exchange {
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final List<Long> timers = new ArrayList<>();
    private boolean answered;

    public Exchange(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
    }

    /// Runs once the time is up, unless there is an answer by then.
    public void after(Duration time, Runnable late) {
        timers.add(vertx.setTimer(time.toMillis(), _ -> late.run()));
    }

    /// Whether the sender has its answer, or is gone.
    public boolean isOver() {
        return answered || response.closed();
    }

    /// The first answer counts.
    public void answer(Answer answer) {
        stopTimers();
        if (isOver()) {
            return;
        }
        answered = true;
        response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader("x-content-type-options", "nosniff");
        if (answer.retryAfter() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(answer.retryAfter()));
        }
        send(answer.text() + "\n");
    }

    private void send(String text) {
        if (request.isEnded()) {
            response.end(text).onFailure(_ -> {});
            return;
        }
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.handler(_ -> {});
        request.resume();
        response.end(text).onFailure(_ -> {});
    }

    private void stopTimers() {
        timers.forEach(vertx::cancelTimer);
        timers.clear();
    }
}
