package dev.sailplan.applier.health;

import dev.sailplan.applier.health.ObjectStatus.Condition;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Degraded;
import dev.sailplan.common.domain.outcome.Health.Healthy;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import java.util.Optional;

/// Judges the health of what others stand on: namespaces, claims, Services, CRDs, API services.
final class FoundationHealth {
    private FoundationHealth() {}

    /// A claim that waits for its first consumer is never Bound alone, so that nothing may wait for it.
    static Health claim(ObjectStatus object) {
        return switch (object.status().text("phase").orElse("")) {
            case "Lost" -> new Degraded("its PersistentVolume is lost");
            default -> new Healthy();
        };
    }

    static Health namespace(ObjectStatus object) {
        return object.status().text("phase").equals(Optional.of("Active"))
                ? new Healthy()
                : new Progressing("not Active yet");
    }

    static Health service(ObjectStatus object) {
        boolean balanced = object.spec().text("type").equals(Optional.of("LoadBalancer"));
        boolean addressed = !object.spec().text("clusterIP").orElse("").isEmpty();
        return balanced && !addressed ? new Progressing("it has no clusterIP yet") : new Healthy();
    }

    static Health crd(ObjectStatus object) {
        Optional<Condition> refused = object.condition("NamesAccepted").filter(Condition::isFalse);
        if (refused.isPresent()) {
            return new Degraded(refused.get().why("its names are taken"));
        }
        Optional<Condition> established = object.condition("Established");
        if (established.filter(Condition::isTrue).isPresent()) {
            return new Healthy();
        }
        boolean failed =
                established
                        .filter(Condition::isFalse)
                        .filter(c -> !c.reason().equals("Installing"))
                        .isPresent();
        return failed
                ? new Degraded(established.orElseThrow().why("not established"))
                : new Progressing("not Established yet");
    }

    static Health apiService(ObjectStatus object) {
        Optional<Condition> available = object.condition("Available");
        return available.filter(Condition::isTrue).isPresent()
                ? new Healthy()
                : new Progressing(
                        available.map(c -> c.why("not available")).orElse("not available yet"));
    }
}
