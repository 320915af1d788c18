package dev.sailplan.applier.health;

import dev.sailplan.applier.health.ObjectStatus.Condition;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Degraded;
import dev.sailplan.common.domain.outcome.Health.Healthy;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import java.util.Optional;

/// Judges the health of the kinds of `apps/v1`, by the rules of kstatus.
final class WorkloadHealth {
    private WorkloadHealth() {}

    static Health deployment(ObjectStatus object) {
        Optional<Condition> progressing = object.condition("Progressing");
        if (progressing.filter(c -> c.reason().equals("ProgressDeadlineExceeded")).isPresent()) {
            return new Degraded(progressing.orElseThrow().why("it took too long"));
        }
        // A paused Deployment is left as it is on purpose; its old pods go on running.
        if (object.specIs("paused")) {
            return new Healthy();
        }
        return ReplicaCounts.deployment(object)
                .or(() -> rolledOut(object, progressing))
                .or(() -> available(object))
                .orElseGet(Healthy::new);
    }

    private static Optional<Health> rolledOut(
            ObjectStatus object, Optional<Condition> progressing) {
        boolean noDeadline =
                object.spec().get("progressDeadlineSeconds").isEmpty()
                        || object.specNumber("progressDeadlineSeconds", 0) == Integer.MAX_VALUE;
        boolean done =
                progressing
                        .filter(Condition::isTrue)
                        .filter(c -> c.reason().equals("NewReplicaSetAvailable"))
                        .isPresent();
        return noDeadline || done
                ? Optional.empty()
                : Optional.of(new Progressing("its new ReplicaSet is not available yet"));
    }

    private static Optional<Health> available(ObjectStatus object) {
        Optional<Condition> available = object.condition("Available");
        return available.filter(Condition::isTrue).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Progressing(
                                available
                                        .map(c -> c.why("not available"))
                                        .orElse("not available")));
    }

    static Health statefulSet(ObjectStatus object) {
        String strategy = object.spec().object("updateStrategy").text("type").orElse("");
        if (strategy.equals("OnDelete")) {
            return new Healthy();
        }
        return ReplicaCounts.statefulSet(object).orElseGet(() -> revision(object));
    }

    private static Health revision(ObjectStatus object) {
        long replicas = object.specNumber("replicas", 1);
        Optional<Long> partition =
                ObjectStatus.number(
                        object.spec().object("updateStrategy").object("rollingUpdate"),
                        "partition");
        if (partition.filter(p -> p > 0).isPresent()) {
            long wanted = Math.max(0, replicas - partition.get());
            return object.statusNumber("updatedReplicas") < wanted
                    ? ReplicaCounts.of("updated", object.statusNumber("updatedReplicas"), wanted)
                    : new Healthy();
        }
        boolean same =
                object.status()
                        .text("currentRevision")
                        .equals(object.status().text("updateRevision"));
        return same ? new Healthy() : new Progressing("its pods are being replaced");
    }

    static Health daemonSet(ObjectStatus object) {
        if (object.observedGeneration().isEmpty()) {
            return new Progressing("its controller has not seen it yet");
        }
        String strategy = object.spec().object("updateStrategy").text("type").orElse("");
        return ReplicaCounts.daemonSet(object, strategy.equals("OnDelete")).orElseGet(Healthy::new);
    }

    static Health replicaSet(ObjectStatus object) {
        Optional<Condition> failure = object.condition("ReplicaFailure").filter(Condition::isTrue);
        if (failure.isPresent()) {
            return new Progressing(failure.get().why("it can't make its pods"));
        }
        return ReplicaCounts.replicaSet(object).orElseGet(Healthy::new);
    }
}
