package dev.sailplan.applier.health;

import dev.sailplan.applier.health.Read.Condition;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Degraded;
import dev.sailplan.common.domain.outcome.Health.Healthy;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import java.util.Optional;

/// Judges health by what holds for every kind: the conventions of Kubernetes and kstatus.
final class Generic {
    private Generic() {}

    /// What decides before any rule of the kind is asked.
    static Optional<Health> before(Read object) {
        if (object.metadata().get("deletionTimestamp").isPresent()) {
            return Optional.of(new Progressing("it is being deleted"));
        }
        Optional<Long> generation = Read.number(object.metadata(), "generation");
        Optional<Long> observed = object.observedGeneration();
        if (generation.isPresent() && observed.isPresent() && !observed.equals(generation)) {
            return Optional.of(new Progressing("its controller has not seen the change yet"));
        }
        return conditions(object);
    }

    private static Optional<Health> conditions(Read object) {
        Optional<Health> stalled =
                object.condition("Stalled")
                        .filter(Condition::isTrue)
                        .map(c -> new Degraded(c.why("stalled")));
        return stalled.or(() ->
                object.condition("Reconciling")
                        .filter(Condition::isTrue)
                        .map(c -> new Progressing(c.why("reconciling"))));
    }

    /// The condition `Ready` where the kind has one; else being there is enough.
    static Health ready(Read object) {
        return object.condition("Ready").map(Generic::ready).orElseGet(Healthy::new);
    }

    private static Health ready(Condition ready) {
        return ready.isTrue() ? new Healthy() : new Progressing(ready.why("not ready"));
    }
}
