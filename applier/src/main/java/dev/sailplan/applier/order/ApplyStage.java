package dev.sailplan.applier.order;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.Set;

/// A stage of the order, by kind: what must be there before what. Within a stage nothing depends on anything.
public enum ApplyStage {
    /// Namespaces and CustomResourceDefinitions: waited for until they are Active and Established.
    FOUNDATION,
    /// Classes, accounts, roles, quotas and network policies.
    ACCESS,
    /// What workloads read when they start.
    CONFIGURATION,
    /// Services, workloads, custom resources and every kind not known here.
    WORKLOADS,
    /// Custom resources while they are pruned: before the workloads that finalize and convert them.
    CUSTOM,
    /// What leads traffic to workloads or resizes them.
    TRAFFIC,
    /// API services, webhooks and admission policies, which can block everything above.
    ADMISSION;

    private static final Set<String> ACCESS_KINDS =
            Set.of(
                    "/ServiceAccount",
                    "/ResourceQuota",
                    "/LimitRange",
                    "networking.k8s.io/NetworkPolicy",
                    "storage.k8s.io/CSIDriver",
                    "flowcontrol.apiserver.k8s.io/FlowSchema",
                    "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration");
    private static final Set<String> CONFIGURATION_KINDS =
            Set.of("/ConfigMap", "/Secret", "/PersistentVolume", "/PersistentVolumeClaim");
    private static final Set<String> TRAFFIC_KINDS =
            Set.of(
                    "networking.k8s.io/Ingress",
                    "extensions/Ingress",
                    "autoscaling/HorizontalPodAutoscaler",
                    "policy/PodDisruptionBudget");
    private static final Set<String> TRAFFIC_GROUPS =
            Set.of("gateway.networking.k8s.io", "autoscaling.k8s.io", "keda.sh");
    private static final Set<String> ADMISSION_GROUPS =
            Set.of("admissionregistration.k8s.io", "apiregistration.k8s.io");
    private static final Set<String> BUILT_IN_GROUPS =
            Set.of("", "apps", "batch", "autoscaling", "policy", "extensions", "events.k8s.io");

    public static ApplyStage of(ObjectId object) {
        String kind = object.group() + "/" + object.kind();
        if (SpecialKinds.isNamespace(object) || SpecialKinds.isCrd(object)) {
            return FOUNDATION;
        }
        if (ADMISSION_GROUPS.contains(object.group())) {
            return ADMISSION;
        }
        if (isAccess(object, kind)) {
            return ACCESS;
        }
        if (CONFIGURATION_KINDS.contains(kind)) {
            return CONFIGURATION;
        }
        return isTraffic(object, kind) ? TRAFFIC : WORKLOADS;
    }

    /// The stage to prune an object in; stages are pruned from the last to the first.
    public static ApplyStage ofPrune(ObjectId object) {
        ApplyStage stage = of(object);
        return stage == WORKLOADS && !isBuiltIn(object.group()) ? CUSTOM : stage;
    }

    private static boolean isAccess(ObjectId object, String kind) {
        return object.group().equals("rbac.authorization.k8s.io")
                || (object.kind().endsWith("Class") && object.isClusterScoped())
                || ACCESS_KINDS.contains(kind);
    }

    private static boolean isTraffic(ObjectId object, String kind) {
        return TRAFFIC_KINDS.contains(kind) || TRAFFIC_GROUPS.contains(object.group());
    }

    private static boolean isBuiltIn(String group) {
        return BUILT_IN_GROUPS.contains(group) || group.endsWith(".k8s.io");
    }
}
