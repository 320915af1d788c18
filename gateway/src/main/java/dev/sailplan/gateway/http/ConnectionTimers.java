package dev.sailplan.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Closes connections on which no request's headers are complete in time, however busily they trickle. Lives on
/// one event loop.
public final class ConnectionTimers {
    private final Vertx vertx;
    private final Duration time;
    private final Map<HttpConnection, Long> waiting = new HashMap<>();

    public ConnectionTimers(Vertx vertx, Duration time) {
        this.vertx = vertx;
        this.time = time;
    }

    public void opened(HttpConnection connection) {
        connection.closeHandler(_ -> stop(connection));
        start(connection);
    }

    /// A request's headers are there; the wait for the next ones begins after its answer.
    public void requested(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        stop(connection);
        request.response().endHandler(_ -> start(connection));
    }

    private void start(HttpConnection connection) {
        stop(connection);
        waiting.put(connection, vertx.setTimer(time.toMillis(), _ -> expire(connection)));
    }

    private void expire(HttpConnection connection) {
        waiting.remove(connection);
        connection.close().onFailure(_ -> {});
    }

    private void stop(HttpConnection connection) {
        Long timer = waiting.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
