package dev.sailplan.gateway.intake;

import dev.sailplan.common.wire.Records;
import dev.sailplan.gateway.events.EventLog;
import dev.sailplan.gateway.hearing.HookAuthentication;
import dev.sailplan.gateway.hearing.HookWorkers;
import dev.sailplan.gateway.limits.ByteBudget;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.limits.RateLimiter;
import dev.sailplan.gateway.sources.Sources;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Listens for webhooks until closed: the intake role.
public final class Intake {
    private final Vertx vertx;
    private final String deployment;
    private final IntakeServer.CommonParts shared;

    private Intake(Vertx vertx, String deployment, IntakeServer.CommonParts shared) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.shared = shared;
    }

    /// Holds what the intake stands on.
    public record Ground(
            Vertx vertx, InstantSource clock, Records records, EventLog events, int processors) {}

    /// Succeeds once webhooks are answered.
    public static Future<Intake> start(
            Ground ground, ListenAddress listener, Supplier<Sources> sources, IntakeLimits limits) {
        HookAuthentication hearing =
                new HookAuthentication(
                        ground.records(),
                        new RateLimiter(limits.rate(), ground.clock()),
                        ground.clock());
        IntakeServer.CommonParts shared =
                new IntakeServer.CommonParts(
                        new ByteBudget(limits.bodies()),
                        new HookWorkers(ground.vertx(), hearing, ground.processors()),
                        ground.events(),
                        new AtomicInteger());
        return ground.vertx()
                .deployVerticle(
                        () -> new IntakeServer(listener, sources, limits, shared),
                        new DeploymentOptions().setInstances(ground.processors()))
                .map(deployment -> new Intake(ground.vertx(), deployment, shared))
                .onFailure(_ -> shared.workers().close());
    }

    public int port() {
        return shared.boundPort().get();
    }

    /// Bytes of bodies in memory now.
    public long bytesHeld() {
        return shared.budget().held();
    }

    /// Stops listening and ends once everybody being served has an answer, or the time for answers is up.
    public Future<Void> close() {
        return vertx.undeploy(deployment).eventually(() -> shared.workers().close());
    }
}
