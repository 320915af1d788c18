package dev.sailplan.tools.bench.rollout;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.fleet.RolloutFleet;
import dev.sailplan.tools.bench.measure.Cleanup;
import dev.sailplan.tools.bench.stand.BareClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Watches the Deployments on the API server itself: when each was written, and when it was rolled out.
final class RolloutWatch {
    private static final String DEPLOYMENTS = "/apis/apps/v1/deployments";
    private final LongSupplier nanos;
    private final Map<Rollout, Long> written = new HashMap<>();
    private final Map<Rollout, Long> done = new HashMap<>();

    /// A Deployment of an application at one of its `metadata.generation`s.
    record Rollout(ApplicationKey application, long generation) {}

    private RolloutWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    static RolloutWatch start(BareClient client, LongSupplier nanos, Cleanup cleanup) {
        RolloutWatch watch = new RolloutWatch(nanos);
        Thread.ofPlatform()
                .name("rollout watch")
                .daemon()
                .start(() -> {
                    while (!cleanup.isOver()) {
                        client.watch(DEPLOYMENTS, watch::saw);
                    }
                });
        return watch;
    }

    private synchronized void saw(JsonObject deployment) {
        long now = nanos.getAsLong();
        JsonObject metadata = deployment.object("metadata");
        Rollout rollout =
                new Rollout(
                        RolloutFleet.application(metadata.text("namespace").orElse("none")),
                        number(metadata, "generation"));
        written.putIfAbsent(rollout, now);
        if (isDone(deployment.object("spec"), deployment.object("status"), rollout)) {
            done.putIfAbsent(rollout, now);
        }
        notifyAll();
    }

    /// As `kubectl rollout status` says it.
    private static boolean isDone(JsonObject spec, JsonObject status, Rollout rollout) {
        long wanted = number(spec, "replicas");
        return number(status, "observedGeneration") >= rollout.generation()
                && number(status, "updatedReplicas") == wanted
                && number(status, "replicas") == wanted
                && number(status, "availableReplicas") == wanted;
    }

    private static long number(JsonObject object, String name) {
        Optional<Json> value = object.get(name);
        return value.orElse(null) instanceof JsonNumber(var number) ? number.longValue() : 0;
    }

    /// When the last of them was written; empty while one is not.
    synchronized OptionalLong lastWrite(Collection<Rollout> rollouts) {
        return written.keySet().containsAll(rollouts)
                ? rollouts.stream().mapToLong(rollout -> written.getOrDefault(rollout, 0L)).max()
                : OptionalLong.empty();
    }

    /// When each of them was rolled out, for those that are.
    synchronized Map<ApplicationKey, Long> done(Collection<Rollout> rollouts) {
        Map<ApplicationKey, Long> times = new HashMap<>();
        rollouts.forEach(rollout ->
                Optional.ofNullable(done.get(rollout))
                        .ifPresent(at -> times.put(rollout.application(), at)));
        return times;
    }

    /// Waits until all are rolled out, or the time is over.
    synchronized boolean awaitDone(Collection<Rollout> rollouts, Duration patience)
            throws InterruptedException {
        long end = nanos.getAsLong() + patience.toNanos();
        while (!done.keySet().containsAll(rollouts)) {
            long left = Duration.ofNanos(end - nanos.getAsLong()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
