package dev.sailplan.applier.health;

import dev.sailplan.applier.health.ObjectStatus.Condition;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Degraded;
import dev.sailplan.common.domain.outcome.Health.Healthy;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import java.util.Optional;

/// Judges health by what holds for every kind: the conventions of Kubernetes and kstatus.
final class CommonHealth {
    private CommonHealth() {}

    /// What decides before any rule of the kind is asked.
    static Optional<Health> before(ObjectStatus object) {
        if (object.metadata().get("deletionTimestamp").isPresent()) {
            return Optional.of(new Progressing("it is being deleted"));
        }
        Optional<Long> generation = ObjectStatus.number(object.metadata(), "generation");
        Optional<Long> observed = object.observedGeneration();
        if (generation.isPresent() && observed.isPresent() && !observed.equals(generation)) {
            return Optional.of(new Progressing("its controller has not seen the change yet"));
        }
        return conditions(object);
    }

    private static Optional<Health> conditions(ObjectStatus object) {
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
    static Health ready(ObjectStatus object) {
        return object.condition("Ready").map(CommonHealth::ready).orElseGet(Healthy::new);
    }

    private static Health ready(Condition ready) {
        return ready.isTrue() ? new Healthy() : new Progressing(ready.why("not ready"));
    }
}
