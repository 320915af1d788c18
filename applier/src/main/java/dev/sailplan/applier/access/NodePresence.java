package dev.sailplan.applier.access;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.retry.CoalescedRequest;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.log.threads.Exclusion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Tells whether the cluster has nodes, as it said not long ago: every release and every look at an application's
/// health wants to know, and one asks for all.
public final class NodePresence {
    private static final Duration VALID = Duration.ofSeconds(5);
    private final CoalescedRequest<Boolean> question;
    private final InstantSource time;
    private final AtomicReference<Optional<Word>> last = new AtomicReference<>(Optional.empty());

    private record Word(boolean any, Instant until) {}

    public NodePresence(Cluster cluster, InstantSource time, Exclusion oneAtATime) {
        this.question = new CoalescedRequest<>(() -> cluster.nodes() > 0, oneAtATime);
        this.time = time;
    }

    /// @throws Interruption.Waiting when the cluster does not say
    public boolean any() {
        Instant now = time.instant();
        return last.get().filter(word -> now.isBefore(word.until())).orElseGet(this::ask).any();
    }

    /// An answer is as old as its end: under load it may take longer to come than it is good for.
    private Word ask() {
        try {
            boolean any = question.ask();
            Word word = new Word(any, time.instant().plus(VALID));
            last.set(Optional.of(word));
            return word;
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }
}
