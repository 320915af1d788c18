package dev.sailplan.tools.bench.sight;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// Notes when the log first said healthy, by commit and application.
public final class HealthSightings {
    private final LongSupplier nanos;
    private final Map<CommitId, Map<ApplicationKey, Long>> healthy = new HashMap<>();

    public HealthSightings(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public void note(Object record) {
        switch (record) {
            case Outcome.Applied applied -> note(applied, applied.health());
            case Outcome.HealthChanged changed -> note(changed, changed.health());
            default -> {}
        }
    }

    private synchronized void note(Outcome outcome, Health health) {
        if (health instanceof Health.Healthy) {
            healthy.computeIfAbsent(outcome.subject().commit(), _ -> new HashMap<>())
                    .putIfAbsent(outcome.subject().application(), nanos.getAsLong());
            notifyAll();
        }
    }

    /// Waits until all were said to be healthy, or the time is over, and answers when those were that are.
    public synchronized Map<ApplicationKey, Long> await(
            CommitId commit, Set<ApplicationKey> applications, Duration patience)
            throws InterruptedException {
        long end = nanos.getAsLong() + patience.toNanos();
        while (!of(commit).keySet().containsAll(applications)) {
            long left = Duration.ofNanos(end - nanos.getAsLong()).toMillis();
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return Map.copyOf(of(commit));
    }

    private Map<ApplicationKey, Long> of(CommitId commit) {
        return healthy.getOrDefault(commit, Map.of());
    }
}
