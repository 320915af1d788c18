package dev.sailplan.gateway.intake;

import dev.sailplan.gateway.events.EventLog;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Serves `/healthz`, which says that the process answers, and `/readyz`: whether webhooks should come, and which
/// events could not be taken now.
final class HealthRoutes {
    private final EventLog events;

    HealthRoutes(EventLog events) {
        this.events = events;
    }

    void addTo(Router router) {
        router.get("/healthz").handler(context -> say(context, 200, "alive"));
        router.get("/readyz").handler(this::ready);
    }

    private void ready(RoutingContext context) {
        events.health()
                .onSuccess(health ->
                        say(
                                context,
                                health.isReady() ? 200 : 503,
                                (health.isReady() ? "ready: " : "not ready: ") + health.words()))
                .onFailure(context::fail);
    }

    private static void say(RoutingContext context, int status, String text) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status)
                .putHeader("content-type", "text/plain; charset=utf-8")
                .end(text + "\n")
                .onFailure(_ -> {});
    }
}
