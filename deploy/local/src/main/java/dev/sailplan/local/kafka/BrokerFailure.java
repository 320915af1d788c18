package dev.sailplan.local.kafka;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.internals.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces the process exit of a failed Kafka broker, whose disk is full for instance: it would run no shutdown hooks
/// and leave the children of the process behind.
///
/// Kafka's exit is one for the whole process, and so is this.
final class BrokerFailure {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFailure.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static final AtomicBoolean HEARD = new AtomicBoolean();

    private BrokerFailure() {}

    /// Logs why, where nobody asked to be told: of several brokers in a process the one that fails, perhaps long after
    /// it was closed, does not end what the others are there for.
    static void logUnlessHeard() {
        if (!HEARD.get()) {
            install(why -> LOG.atError().addKeyValue("reason", why).log("a broker has failed"));
        }
    }

    static void tell(Consumer<String> onFailure) {
        HEARD.set(true);
        TOLD.set(false);
        install(onFailure);
    }

    private static void install(Consumer<String> onFailure) {
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
