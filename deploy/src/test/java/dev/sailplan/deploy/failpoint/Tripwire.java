package dev.sailplan.deploy.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the calls that pass at each failpoint, and kills its own process at the one it is set to.
final class Tripwire {
    private static final String OURS = "dev.sailplan.deploy.failpoint.";
    private static final StackWalker STACK = StackWalker.getInstance();
    private final Map<Failpoint, Integer> passes = new TreeMap<>();
    private final AtomicInteger left = new AtomicInteger();
    private volatile Optional<Failpoint> at = Optional.empty();

    /// Dies at the nth call from now on that passes there.
    void set(Failpoint failpoint, int nth) {
        left.set(nth);
        at = Optional.of(failpoint);
    }

    /// The calls at each failpoint since this was asked before.
    synchronized Map<Failpoint, Integer> passes() {
        Map<Failpoint, Integer> all = new TreeMap<>(passes);
        passes.clear();
        return all;
    }

    /// The call has had its effect; nobody has heard of it.
    void passed(String call) {
        if (!Port.reaches(call)) {
            return;
        }
        Failpoint here = here(call);
        synchronized (this) {
            passes.merge(here, 1, Integer::sum);
        }
        if (at.filter(it -> it.equals(here) || it.equals(Failpoint.byReference(call))).isPresent()
                && left.decrementAndGet() == 0) {
            die();
        }
    }

    private static Failpoint here(String call) {
        return STACK.walk(frames ->
                frames.filter(it -> it.getClassName().startsWith("dev.sailplan."))
                        .filter(it -> !it.getClassName().startsWith(OURS))
                        .findFirst()
                        .map(it -> Failpoint.of(it.getClassName(), it.getMethodName(), call))
                        .orElseThrow());
    }

    /// By a signal that no process can catch, and without coming back from the call.
    private static void die() {
        try {
            String pid = String.valueOf(ProcessHandle.current().pid());
            var _ = new ProcessBuilder("kill", "-9", pid).start();
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
