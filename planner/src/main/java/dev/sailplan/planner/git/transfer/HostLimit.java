package dev.sailplan.planner.git.transfer;

import dev.sailplan.planner.git.route.AskedTooOften;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;

/// Bounds how many transfers are under way to one host: a thousand repositories that are polled, or whose clusters
/// come back, are no flood for it. Whoever comes later waits for a turn, and hosts don't wait for each other. A host that
/// asks to be left alone, or is away, is left alone by all of its repositories.
public final class HostLimit {
    static final int AT_ONCE = 8;
    private final InstantSource time;
    private final Map<String, Turns> hosts = new ConcurrentHashMap<>();

    private record Turns(Semaphore free, HostPauses pauses) {}

    public HostLimit(InstantSource time) {
        this.time = time;
    }

    /// The transfer once it has its turn.
    ///
    /// @throws TransportException when none came in time: the host is busy, which is to be delayed as if it were away
    void take(GitRemote remote, Duration atMost, TransferTimeout.Talk transfer) throws IOException {
        Turns turns = turns(remote);
        turns.pauses().check();
        if (!isMyTurn(turns.free(), atMost)) {
            throw new TransportException(
                    "%d transfers from %s are under way, and none ended within %d seconds"
                            .formatted(AT_ONCE, host(remote), atMost.toSeconds()));
        }
        try {
            turns.pauses().check();
            transfer.run();
            turns.pauses().ended();
        } catch (IOException e) {
            turns.pauses().failed(e);
            throw e;
        } finally {
            turns.free().release();
        }
    }

    /// The host said so, in an answer to one of its repositories.
    void pause(GitRemote remote, AskedTooOften word) {
        turns(remote).pauses().asked(word);
    }

    private Turns turns(GitRemote remote) {
        return hosts.computeIfAbsent(
                host(remote),
                host -> new Turns(new Semaphore(AT_ONCE, true), new HostPauses(host, time)));
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
