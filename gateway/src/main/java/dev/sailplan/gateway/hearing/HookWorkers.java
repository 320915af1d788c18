package dev.sailplan.gateway.hearing;

import dev.sailplan.gateway.limits.ByteBudget;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Objects;

/// Has requests authenticated and decided on workers, off the event loops. Large bodies wait for each other, since a
/// parsed one takes many times its bytes.
public final class HookWorkers {
    private final HookAuthentication hearing;
    private final WorkerExecutor small;
    private final WorkerExecutor large;

    public HookWorkers(Vertx vertx, HookAuthentication hearing, int threads) {
        this.hearing = hearing;
        this.small = vertx.createSharedWorkerExecutor("sailplan-intake", threads);
        this.large = vertx.createSharedWorkerExecutor("sailplan-intake-large", 1);
    }

    public Future<HookResult> hear(HookAttempt attempt, byte[] body) {
        WorkerExecutor executor = body.length > ByteBudget.SMALL ? large : small;
        return executor.executeBlocking(() -> hearing.hear(attempt, body), false)
                .map(Objects::requireNonNull);
    }

    public Future<Void> close() {
        return Future.join(small.close(), large.close()).mapEmpty();
    }
}
