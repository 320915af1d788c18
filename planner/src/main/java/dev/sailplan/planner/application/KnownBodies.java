package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Remembers which object digests an intent consists of, for the intents that were planned last.
///
/// What is not found costs only bytes: the plan then carries all bodies.
public final class KnownBodies {
    private final int mostDigests;
    private final Map<Digest, Set<Digest>> byIntent = new LinkedHashMap<>(16, 0.75f, true);
    private int digests;

    public KnownBodies(int mostDigests) {
        this.mostDigests = mostDigests;
    }

    public synchronized void remember(Digest intent, Index index) {
        Set<Digest> objects =
                index.entries().stream()
                        .map(IndexEntry::digest)
                        .collect(Collectors.toUnmodifiableSet());
        if (byIntent.put(intent, objects) == null) {
            digests += objects.size();
        }
        while (digests > mostDigests && byIntent.size() > 1) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Digest oldest = byIntent.keySet().iterator().next();
        Optional.ofNullable(byIntent.remove(oldest)).ifPresent(gone -> digests -= gone.size());
    }

    public synchronized Set<Digest> of(Optional<Digest> intent) {
        return intent.flatMap(digest -> Optional.ofNullable(byIntent.get(digest))).orElse(Set.of());
    }
}
