package dev.sailplan.gateway.intake;

import dev.sailplan.gateway.events.EventLog;
import dev.sailplan.gateway.hearing.HookWorkers;
import dev.sailplan.gateway.http.Answer;
import dev.sailplan.gateway.http.ConnectionTimers;
import dev.sailplan.gateway.http.Exchange;
import dev.sailplan.gateway.http.Headers;
import dev.sailplan.gateway.limits.ByteBudget;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.sources.Sources;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Runs one event loop's HTTP server. All servers of an intake share one port and one [CommonParts].
final class IntakeServer extends VerticleBase {
    private static final int LONGEST_REQUEST_LINE = 2048;

    private final ListenAddress listener;
    private final Supplier<Sources> sources;
    private final IntakeLimits limits;
    private final CommonParts shared;
    private Optional<HttpServer> server = Optional.empty();

    IntakeServer(
            ListenAddress listener,
            Supplier<Sources> sources,
            IntakeLimits limits,
            CommonParts shared) {
        this.listener = listener;
        this.sources = sources;
        this.limits = limits;
        this.shared = shared;
    }

    /// Holds what the servers have in common. `boundPort` is set by whichever listens first.
    record CommonParts(
            ByteBudget budget, HookWorkers workers, EventLog events, AtomicInteger boundPort) {}

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.route("/hooks/:repository").handler(new HookHandler(vertx, sources, limits, shared));
        new HealthRoutes(shared.events()).addTo(router);
        ConnectionTimers timers = new ConnectionTimers(vertx, limits.times().headers());
        return vertx.createHttpServer(options())
                .connectionHandler(timers::opened)
                .requestHandler(request -> {
                    timers.requested(request);
                    if (Headers.isRoutable(request)) {
                        router.handle(request);
                    } else {
                        new Exchange(vertx, request).answer(Answer.MALFORMED);
                    }
                })
                .listen(listener.address())
                .onSuccess(listening -> {
                    server = Optional.of(listening);
                    shared.boundPort().set(listening.actualPort());
                });
    }

    /// A host such as GitHub never delivers again by itself, so whoever is being served still gets an answer.
    @Override
    public Future<?> stop() {
        return server.map(listening -> listening.shutdown(limits.times().answer()))
                .orElseGet(Future::succeededFuture);
    }

    /// HTTP/1.1 only: TLS and HTTP/2 end at the ingress. Bodies are never unpacked.
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setDecompressionSupported(false)
                .setCompressionSupported(false)
                .setMaxHeaderSize(limits.traffic().headerBytes())
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE);
    }
}
