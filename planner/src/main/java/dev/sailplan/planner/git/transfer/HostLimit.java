package dev.sailplan.planner.git.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;

/// Bounds how many transfers are under way to one host: a thousand repositories that are polled, or whose clusters
/// come back, are no flood for it. Whoever comes later waits for a turn, and hosts don't wait for each other.
public final class HostLimit {
    static final int AT_ONCE = 8;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    /// The transfer once it has its turn.
    ///
    /// @throws TransportException when none came in time: the host is busy, which is to be delayed as if it were away
    void take(GitRemote remote, Duration atMost, TransferTimeout.Talk transfer) throws IOException {
        Semaphore turns = hosts.computeIfAbsent(host(remote), _ -> new Semaphore(AT_ONCE, true));
        if (!isMyTurn(turns, atMost)) {
            throw new TransportException(
                    "%d transfers from %s are under way, and none ended within %d seconds"
                            .formatted(AT_ONCE, host(remote), atMost.toSeconds()));
        }
        try {
            transfer.run();
        } finally {
            turns.release();
        }
    }

    private static boolean isMyTurn(Semaphore turns, Duration atMost) throws TransportException {
        try {
            return turns.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted while waiting for a turn", e);
        }
    }

    /// Files of this machine count as one host.
    private static String host(GitRemote remote) {
        String host = remote.url().getHost();
        return host == null ? "this machine" : host + (port(remote) < 0 ? "" : ":" + port(remote));
    }

    private static int port(GitRemote remote) {
        return remote.url().getPort();
    }
}
