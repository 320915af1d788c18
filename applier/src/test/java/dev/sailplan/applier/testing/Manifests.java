package dev.sailplan.applier.testing;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Manifests as tests write them.
public final class Manifests {
    public static final ApiKind WEBHOOKS =
            new ApiKind(
                    "admissionregistration.k8s.io",
                    "v1",
                    "ValidatingWebhookConfiguration",
                    "validatingwebhookconfigurations",
                    false);
    public static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);
    public static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    public static final ApiKind NAMESPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);
    public static final ApiKind DEPLOYMENT =
            new ApiKind("apps", "v1", "Deployment", "deployments", true);

    public static final ApiKind CRD =
            new ApiKind(
                    "apiextensions.k8s.io",
                    "v1",
                    "CustomResourceDefinition",
                    "customresourcedefinitions",
                    false);
    public static final ApiKind AUTOSCALER =
            new ApiKind(
                    "autoscaling",
                    "v2",
                    "HorizontalPodAutoscaler",
                    "horizontalpodautoscalers",
                    true);
    public static final ApiKind JOB = new ApiKind("batch", "v1", "Job", "jobs", true);

    private Manifests() {}

    public static JsonObject namespace(String name) {
        return yaml("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
    }

    public static JsonObject job(String namespace, String name, String image) {
        return yaml(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s, namespace: %s}
                spec:
                  template:
                    spec: {restartPolicy: Never, containers: [{name: run, image: "%s"}]}
                """
                        .formatted(name, namespace, image));
    }

    public static JsonObject crd(String group) {
        return yaml(
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets, singular: widget, listKind: WidgetList}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
                """
                        .formatted(group));
    }

    /// The same with one more field: `spec.color`.
    public static JsonObject crdWithColor(String group) {
        return yaml(
                crd(group)
                        .canonical()
                        .replace("{\"size\":", "{\"color\":{\"type\":\"string\"},\"size\":"));
    }

    public static JsonObject coloredWidget(String group, String namespace, String name) {
        JsonObject widget = widget(group, namespace, name, "1");
        return widget.with("spec", widget.object("spec").with("color", Json.text("red")));
    }

    public static JsonObject widget(String group, String namespace, String name, String size) {
        return yaml(
                "{apiVersion: %s/v1, kind: Widget, metadata: {name: %s, namespace: %s}, spec: {size: %s}}"
                        .formatted(group, name, namespace, size));
    }

    public static JsonObject yaml(String text) {
        return (JsonObject) json(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Json json(Object value) {
        return switch (value) {
            case null -> new Json.JsonNull();
            case Map<?, ?> map -> {
                Map<String, Json> members = new LinkedHashMap<>();
                map.forEach((k, v) -> members.put(String.valueOf(k), json(v)));
                yield new JsonObject(members);
            }
            case List<?> list -> Json.array(list.stream().map(Manifests::json).toList());
            case Boolean truth -> Json.bool(truth);
            case Number number -> Json.number(number.longValue());
            default -> Json.text(String.valueOf(value));
        };
    }

    public static ObjectId id(JsonObject manifest) {
        String apiVersion = manifest.text("apiVersion").orElse("");
        JsonObject metadata = manifest.object("metadata");
        return new ObjectId(
                apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "",
                manifest.text("kind").orElse(""),
                metadata.text("namespace").orElse(""),
                metadata.text("name").orElse(""));
    }

    /// A webhook that guards every ConfigMap and whose service is nowhere.
    public static JsonObject webhook(String name, String failurePolicy) {
        return yaml(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: %1$s}
                webhooks:
                  - name: %1$s.example.com
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    timeoutSeconds: 1
                    failurePolicy: %2$s
                    clientConfig: {url: "https://127.0.0.1:1/"}
                    rules: [{apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}]
                """
                        .formatted(name, failurePolicy));
    }

    public static JsonObject configMap(String namespace, String name, String key, String value) {
        return yaml(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: %s}
                data: {%s: "%s"}
                """
                        .formatted(name, namespace, key, value));
    }

    public static JsonObject deployment(String namespace, String name, String image) {
        return yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: web, image: "%3$s"}]}
                """
                        .formatted(name, namespace, image));
    }

    /// What the controller of a Deployment says of its one pod, once that is the one that is declared.
    public static JsonObject rolledOut(String namespace, String name, int ready) {
        return rollout(namespace, name, ready, "NewReplicaSetAvailable");
    }

    /// What the controller of a Deployment says of its one pod; `progress` is why it goes on, or does not.
    public static JsonObject rollout(String namespace, String name, int ready, String progress) {
        return yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, namespace: %s}
                status:
                  replicas: 1
                  updatedReplicas: 1
                  readyReplicas: %d
                  availableReplicas: %d
                  conditions:
                  - {type: Progressing, status: "True", reason: %s}
                  - {type: Available, status: "%s"}
                """
                        .formatted(
                                name,
                                namespace,
                                ready,
                                ready,
                                progress,
                                ready > 0 ? "True" : "False"));
    }

    public static JsonObject withReplicas(JsonObject manifest, int replicas) {
        return manifest.with(
                "spec", manifest.object("spec").with("replicas", Json.number(replicas)));
    }

    /// Resizes the Deployment between 1 and 20.
    public static JsonObject autoscaler(String namespace, String name, String deployment) {
        return yaml(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: %s, namespace: %s}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
                  minReplicas: 1
                  maxReplicas: 20
                """
                        .formatted(name, namespace, deployment));
    }
}
