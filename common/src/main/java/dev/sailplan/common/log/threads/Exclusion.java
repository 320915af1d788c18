package dev.sailplan.common.log.threads;

import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.port.Threads;
import java.util.function.Supplier;

/// Lets one thread in at a time, the others wait. Unlike a monitor it may be held while its holder waits for
/// something else. Whoever is in must not enter again.
public final class Exclusion {
    private final Signal free;

    public Exclusion(Threads threads) {
        free = threads.signal();
        free.raise();
    }

    public <T> T alone(Supplier<T> work) {
        free.await();
        try {
            return work.get();
        } finally {
            free.raise();
        }
    }
}
