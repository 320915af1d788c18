package dev.sailplan.applier.rollout;

import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.Map;
import java.util.Set;

/// Knows the kinds whose health has to be looked at. All others work by being there, and cost no request: so the kinds
/// of Kubernetes that are named here, and definitions, which are a megabyte each and not served before they are good.
public final class KindsWithHealth {
    private static final Set<String> CORE =
            Set.of(
                    "ConfigMap",
                    "Endpoints",
                    "Event",
                    "LimitRange",
                    "Namespace",
                    "PersistentVolume",
                    "PodTemplate",
                    "ResourceQuota",
                    "Secret",
                    "Service",
                    "ServiceAccount");
    private static final Map<String, Set<String>> THERE =
            Map.of(
                    "",
                    CORE,
                    "apps",
                    Set.of("ControllerRevision"),
                    "autoscaling",
                    Set.of("HorizontalPodAutoscaler"),
                    "batch",
                    Set.of("CronJob"),
                    "networking.k8s.io",
                    Set.of("Ingress", "IngressClass", "NetworkPolicy"),
                    "policy",
                    Set.of("PodDisruptionBudget"));
    private static final Set<String> GROUPS =
            Set.of(
                    "admissionregistration.k8s.io",
                    "coordination.k8s.io",
                    "discovery.k8s.io",
                    "flowcontrol.apiserver.k8s.io",
                    "node.k8s.io",
                    "rbac.authorization.k8s.io",
                    "scheduling.k8s.io",
                    "storage.k8s.io");

    private KindsWithHealth() {}

    public static boolean isOne(ObjectId object) {
        return !GROUPS.contains(object.group())
                && !THERE.getOrDefault(object.group(), Set.of()).contains(object.kind())
                && !SpecialKinds.isCrd(object);
    }

    /// Whether it may stop working at any time after it worked. A Job that is complete stays so, and may remove itself.
    public static boolean goesOn(ObjectId object) {
        return isOne(object) && !SpecialKinds.isJob(object);
    }
}
