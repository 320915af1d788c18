package dev.sailplan.local.kafka;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.internals.Exit;

/// Takes the place of the end of the process that Kafka would bring about when it has failed, for instance because its
/// disk is full: an end without shutdown hooks, which leaves the children of the process behind.
///
/// Kafka's exit is one for the whole process, and so is this.
final class BrokerFailure {
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private BrokerFailure() {}

    static void tell(Consumer<String> onFailure) {
        TOLD.set(false);
        Exit.Procedure procedure =
                (status, message) -> {
                    String why = message == null ? "Kafka ended with code " + status : message;
                    if (TOLD.compareAndSet(false, true)) {
                        var _ =
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("kafka failure")
                                        .start(() -> onFailure.accept(why));
                    }
                    stay();
                };
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
    }

    static boolean isTold() {
        return TOLD.get();
    }

    /// Kafka goes on as if nothing had happened where its exit returns.
    private static void stay() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
        throw new IllegalStateException("Kafka has failed");
    }
}
