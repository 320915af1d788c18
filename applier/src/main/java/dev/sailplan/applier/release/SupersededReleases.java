package dev.sailplan.applier.release;

import dev.sailplan.applier.release.ReleaseHandler.Batch;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.StartedRelease;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.common.wire.Records;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers the releases that a newer one supersedes, each once.
final class SupersededReleases {
    private final Records records;
    private final Instant now;

    SupersededReleases(Records records, Instant now) {
        this.records = records;
        this.now = now;
    }

    /// Releases at or below what the cluster was claimed for come too late instead, unless they were begun: what has
    /// a `Started` ends with a settled outcome.
    Outputs by(Batch batch, ReleaseState state, Generation claimed) {
        Set<Digest> answered = state.answered();
        Map<Digest, Attempt> older = older(batch, state);
        Outputs outputs = answeredAhead(older.keySet(), batch, state);
        for (Attempt one : older.values()) {
            if (!answered.contains(one.release())) {
                Generation above = isBegun(one, state) ? Generation.NONE : claimed;
                outputs = outputs.with(records.outcome(outcome(one, batch, above)));
            }
        }
        return outputs;
    }

    /// What began before a death has a record that is yet to come, and is not to be answered again then. That of a
    /// release which waits has come.
    private Outputs answeredAhead(Set<Digest> older, Batch batch, ReleaseState state) {
        Optional<Digest> waiting = state.waiting().map(VerifiedRelease::digest);
        return state.started()
                .map(started -> started.attempt().release())
                .filter(older::contains)
                .filter(started -> !waiting.equals(Optional.of(started)))
                .filter(started ->
                        batch.older().stream().noneMatch(o -> o.digest().equals(started)))
                .map(state::answerAhead)
                .orElse(Outputs.NONE);
    }

    /// Everything before the newest that has no answer yet, by the digest of its release.
    Map<Digest, Attempt> older(Batch batch, ReleaseState state) {
        Map<Digest, Attempt> older = new LinkedHashMap<>();
        batch.older().forEach(order -> older.put(order.digest(), order.attempt()));
        state.waiting().map(VerifiedRelease::attempt).ifPresent(a -> older.put(a.release(), a));
        state.started().map(StartedRelease::attempt).ifPresent(a -> older.put(a.release(), a));
        older.remove(batch.newest().digest());
        older.values().removeIf(a -> a.generation().isAbove(batch.newest().generation()));
        return older;
    }

    private static boolean isBegun(Attempt older, ReleaseState state) {
        return state.started()
                .filter(b -> b.attempt().release().equals(older.release()))
                .isPresent();
    }

    private Outcome outcome(Attempt older, Batch batch, Generation claimed) {
        return older.generation().isAbove(claimed)
                ? new Outcome.Superseded(older, batch.newest().generation(), now)
                : new Outcome.Stale(older, claimed, now);
    }
}
