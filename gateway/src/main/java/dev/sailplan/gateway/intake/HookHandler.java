package dev.sailplan.gateway.intake;

import dev.sailplan.gateway.events.EventLog;
import dev.sailplan.gateway.hearing.HookAttempt;
import dev.sailplan.gateway.hearing.HookResult;
import dev.sailplan.gateway.hearing.HookResult.Publish;
import dev.sailplan.gateway.hearing.HookResult.Say;
import dev.sailplan.gateway.hearing.HookWorkers;
import dev.sailplan.gateway.hook.HookHeaders;
import dev.sailplan.gateway.http.Answer;
import dev.sailplan.gateway.http.BodyReader;
import dev.sailplan.gateway.http.Exchange;
import dev.sailplan.gateway.http.Headers;
import dev.sailplan.gateway.http.MediaType;
import dev.sailplan.gateway.http.RefusedRequest;
import dev.sailplan.gateway.limits.ByteBudget;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.proof.OfferedProof;
import dev.sailplan.gateway.sources.RouteTarget;
import dev.sailplan.gateway.sources.Sources;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Handles `POST /hooks/{repository}`, step by step: headers, body, proof, decision, Kafka, answer.
final class HookHandler implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(HookHandler.class);

    private final Vertx vertx;
    private final Supplier<Sources> sources;
    private final IntakeLimits limits;
    private final ByteBudget budget;
    private final HookWorkers workers;
    private final EventLog events;

    HookHandler(
            Vertx vertx,
            Supplier<Sources> sources,
            IntakeLimits limits,
            IntakeServer.CommonParts shared) {
        this.vertx = vertx;
        this.sources = sources;
        this.limits = limits;
        this.budget = shared.budget();
        this.workers = shared.workers();
        this.events = shared.events();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Exchange exchange = new Exchange(vertx, request);
        HookHeaders headers = Headers.of(request);
        Optional<MediaType> type = MediaType.of(headers);
        if (!request.method().equals(HttpMethod.POST)) {
            exchange.answer(Answer.ONLY_POST);
        } else if (type.isEmpty()) {
            exchange.answer(Answer.WRONG_TYPE);
        } else {
            RouteTarget target = sources.get().find(segment(context));
            enter(
                    exchange,
                    request,
                    new HookAttempt(target, OfferedProof.of(headers), headers, type.get()));
        }
    }

    private static String segment(RoutingContext context) {
        return Objects.requireNonNullElse(context.pathParam("repository"), "");
    }

    private void enter(Exchange exchange, HttpServerRequest request, HookAttempt attempt) {
        long declared = Headers.declaredLength(request);
        int limit = attempt.bodyLimit(limits.bodies());
        if (declared > limit) {
            exchange.answer(Answer.TOO_LARGE);
        } else if (!attempt.mayEnter()) {
            exchange.answer(Answer.UNPROVEN);
        } else {
            ByteBudget.Share share = budget.open(attempt.target().account());
            if (share.growTo(declared)) {
                serve(exchange, request, attempt, BodyReader.of(request, limit, share));
            } else {
                exchange.answer(Answer.CROWDED);
            }
        }
    }

    private void serve(
            Exchange exchange, HttpServerRequest request, HookAttempt attempt, BodyReader reader) {
        IntakeLimits.Times times = limits.times();
        exchange.after(times.body(), () -> reader.refuse(Answer.TOO_SLOW));
        exchange.after(times.answer(), () -> exchange.answer(Answer.CROWDED));
        if (Headers.waitsForContinue(request)) {
            request.response().writeContinue();
        }
        reader.body()
                .compose(bytes -> workers.hear(attempt, bytes))
                .onComplete(_ -> reader.release())
                .compose(result -> carryOut(result, attempt, exchange))
                .otherwise(cause -> answerTo(cause, attempt))
                .onSuccess(exchange::answer);
    }

    /// Whoever was told to deliver again will: nothing is taken from them after that.
    private Future<Answer> carryOut(HookResult result, HookAttempt attempt, Exchange exchange) {
        if (exchange.isOver()) {
            return Future.succeededFuture(Answer.CROWDED);
        }
        return switch (result) {
            case Say(Answer answer) -> {
                log.atDebug()
                        .addKeyValue("repository", attempt.repository())
                        .addKeyValue("status", answer.status())
                        .addKeyValue("why", answer.text())
                        .log("webhook passed over");
                yield Future.succeededFuture(answer);
            }
            case Publish(var records) -> events.append(records).map(Answer.ACCEPTED);
        };
    }

    private static Answer answerTo(Throwable cause, HookAttempt attempt) {
        if (cause instanceof RefusedRequest refused) {
            return refused.answer();
        }
        if (cause instanceof HttpClosedException) {
            return Answer.TOO_SLOW;
        }
        log.atWarn()
                .addKeyValue("repository", attempt.repository())
                .setCause(cause)
                .log("webhook failed");
        return Answer.FAULT;
    }
}
