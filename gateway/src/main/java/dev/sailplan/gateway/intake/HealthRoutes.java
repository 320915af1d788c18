package dev.sailplan.gateway.intake;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `/healthz` says that the process answers, `/readyz` whether an event could be taken now.
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
        events.obstacle()
                .onSuccess(obstacle ->
                        obstacle.ifPresentOrElse(
                                why -> say(context, 503, "not ready: " + why.words()),
                                () -> say(context, 200, "ready")))
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
