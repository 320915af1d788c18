package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Whether workloads can run at all, as the cluster said not long ago: every release wants to know.
public final class Nodes {
    private static final Duration VALID = Duration.ofSeconds(5);
    private final Cluster cluster;
    private final InstantSource time;
    private final AtomicReference<Optional<Word>> last = new AtomicReference<>(Optional.empty());

    private record Word(boolean any, Instant until) {}

    public Nodes(Cluster cluster, InstantSource time) {
        this.cluster = cluster;
        this.time = time;
    }

    /// @throws Interruption.Waiting when the cluster does not say
    boolean any() {
        Instant now = time.instant();
        return last.get()
                .filter(word -> now.isBefore(word.until()))
                .orElseGet(() -> ask(now))
                .any();
    }

    private Word ask(Instant now) {
        try {
            Word word = new Word(cluster.nodes() > 0, now.plus(VALID));
            last.set(Optional.of(word));
            return word;
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }
}
