package dev.sailplan.applier.health;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Health.Degraded;
import dev.sailplan.common.domain.outcome.Health.Healthy;
import dev.sailplan.common.domain.outcome.Health.Progressing;
import dev.sailplan.common.domain.outcome.Health.Stored;
import dev.sailplan.common.domain.outcome.Health.Unknown;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Judges the health of objects by what their controllers say in `status`.
public final class ObjectHealth {
    private ObjectHealth() {}

    /// The health of one live object; nothing here waits, a grace period is the caller's.
    public static Health object(JsonObject live) {
        ObjectStatus object = new ObjectStatus(live);
        return CommonHealth.before(object)
                .or(() -> ofKind(object))
                .orElseGet(() -> CommonHealth.ready(object));
    }

    /// The health of an object whose last write was answered with this generation: what its controller said
    /// before it saw that generation counts as progressing.
    public static Health written(JsonObject live, long generation) {
        Optional<Long> observed = new ObjectStatus(live).observedGeneration();
        if (observed.isPresent() && observed.get() < generation) {
            return new Progressing("its controller has not seen the change yet");
        }
        return object(live);
    }

    /// The health of an object before its controller has seen the latest change: what it said of the one before.
    public static Health before(JsonObject live) {
        ObjectStatus object = new ObjectStatus(live);
        return ofKind(object).orElseGet(() -> CommonHealth.ready(object));
    }

    /// What a workload's health means on a cluster with this many nodes: with none it is stored and can't run.
    public static Health onNodes(Health health, int nodes) {
        return nodes == 0 && !(health instanceof Healthy) ? new Stored() : health;
    }

    /// The health of many as one: the worst, with its reason. Of none: healthy.
    public static Health all(Collection<Health> each) {
        return each.stream()
                .max(Comparator.comparingInt(ObjectHealth::badness))
                .orElseGet(Healthy::new);
    }

    private static int badness(Health health) {
        return switch (health) {
            case Healthy _ -> 0;
            case Stored _ -> 1;
            case Unknown _ -> 2;
            case Progressing _ -> 3;
            case Degraded _ -> 4;
        };
    }

    private static Optional<Health> ofKind(ObjectStatus object) {
        return switch (object.groupKind()) {
            case "apps/Deployment" -> Optional.of(WorkloadHealth.deployment(object));
            case "apps/StatefulSet" -> Optional.of(WorkloadHealth.statefulSet(object));
            case "apps/DaemonSet" -> Optional.of(WorkloadHealth.daemonSet(object));
            case "apps/ReplicaSet" -> Optional.of(WorkloadHealth.replicaSet(object));
            case "/Pod" -> Optional.of(RunHealth.pod(object));
            case "batch/Job" -> Optional.of(RunHealth.job(object));
            case "/PersistentVolumeClaim" -> Optional.of(FoundationHealth.claim(object));
            case "/Namespace" -> Optional.of(FoundationHealth.namespace(object));
            case "/Service" -> Optional.of(FoundationHealth.service(object));
            case "apiextensions.k8s.io/CustomResourceDefinition" ->
                    Optional.of(FoundationHealth.crd(object));
            case "apiregistration.k8s.io/APIService" ->
                    Optional.of(FoundationHealth.apiService(object));
            case "batch/CronJob", "/ConfigMap", "/Secret" -> Optional.of(new Healthy());
            default -> Optional.empty();
        };
    }
}
