package dev.sailplan.applier.health;

import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import java.util.List;
import java.util.Optional;

/// Compares the replicas that a controller counts with those that are wanted; the first that lacks is the reason.
final class ReplicaCounts {
    private ReplicaCounts() {}

    static Optional<Health> deployment(ObjectStatus object) {
        long wanted = object.specNumber("replicas", 1);
        return lacking(object, wanted, "replicas", "updatedReplicas")
                .or(() -> extra(object, "replicas", object.statusNumber("updatedReplicas")))
                .or(() -> available(object, object.statusNumber("updatedReplicas")))
                .or(() -> lacking(object, wanted, "readyReplicas"));
    }

    static Optional<Health> statefulSet(ObjectStatus object) {
        long wanted = object.specNumber("replicas", 1);
        return lacking(object, wanted, "replicas", "readyReplicas")
                .or(() -> extra(object, "replicas", wanted));
    }

    static Optional<Health> daemonSet(ObjectStatus object, boolean onDelete) {
        long wanted = object.statusNumber("desiredNumberScheduled");
        Optional<Health> scheduled = lacking(object, wanted, "currentNumberScheduled");
        Optional<Health> updated =
                onDelete ? Optional.empty() : lacking(object, wanted, "updatedNumberScheduled");
        return scheduled
                .or(() -> updated)
                .or(() -> lacking(object, wanted, "numberAvailable", "numberReady"));
    }

    static Optional<Health> replicaSet(ObjectStatus object) {
        long wanted = object.specNumber("replicas", 1);
        return lacking(object, wanted, "fullyLabeledReplicas", "availableReplicas", "readyReplicas")
                .or(() -> extra(object, "replicas", wanted));
    }

    static Health of(String what, long counted, long wanted) {
        return new Progressing(counted + " of " + wanted + " pods " + what);
    }

    private static Optional<Health> lacking(ObjectStatus object, long wanted, String... fields) {
        return List.of(fields).stream()
                .filter(field -> object.statusNumber(field) < wanted)
                .findFirst()
                .map(field -> of(words(field), object.statusNumber(field), wanted));
    }

    private static Optional<Health> available(ObjectStatus object, long wanted) {
        return lacking(object, wanted, "availableReplicas");
    }

    private static Optional<Health> extra(ObjectStatus object, String field, long wanted) {
        long more = object.statusNumber(field) - wanted;
        return more > 0
                ? Optional.of(new Progressing(more + " old pods still there"))
                : Optional.empty();
    }

    private static String words(String field) {
        return switch (field) {
            case "updatedReplicas", "updatedNumberScheduled" -> "updated";
            case "readyReplicas", "numberReady" -> "ready";
            case "availableReplicas", "numberAvailable" -> "available";
            case "currentNumberScheduled" -> "scheduled";
            case "fullyLabeledReplicas" -> "labelled";
            default -> "created";
        };
    }
}
