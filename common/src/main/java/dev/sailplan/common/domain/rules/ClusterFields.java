package dev.sailplan.common.domain.rules;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Leaves to the cluster the fields of built-in kinds that it fills in. A manifest that says nothing of them, in
/// whatever words, leaves them to it: sent as an empty value they would be taken from the controller that set them, at
/// every release.
///
/// The list is kapp's default rebase rules and what the API server's own strategies keep. What a manifest does say of a
/// field stays, except where a controller writes over it in any case.
public final class ClusterFields {
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String ADMISSION = "admissionregistration.k8s.io";
    private static final String EACH = "*";

    /// Generated names end in five of the letters that `k8s.io/apimachinery/pkg/util/rand` knows.
    private static final String GENERATED = "-(token|dockercfg)-[bcdfghjklmnpqrstvwxz2456789]{5}";

    /// By whose word somebody else writes the `caBundle`, whatever stands there: cert-manager's cainjector, OpenShift.
    private static final List<String> INJECTED =
            List.of(
                    "cert-manager.io/inject-ca-from",
                    "cert-manager.io/inject-ca-from-secret",
                    "cert-manager.io/inject-apiserver-ca",
                    "service.beta.openshift.io/inject-cabundle");

    /// Tells when a value is left out.
    private enum When {
        EMPTY,
        ALWAYS,
        AGGREGATED,
        EMPTY_OR_INJECTED,
        GENERATED
    }

    /// Names a field in objects of a kind, and when its value is left out of one.
    private record Rule(String group, String kind, When when, List<String> path) {
        boolean isOf(String otherGroup, String otherKind) {
            return group.equals(otherGroup) && kind.equals(otherKind);
        }

        boolean leavesOut(JsonObject object, Json value) {
            return switch (when) {
                case EMPTY -> isEmpty(value);
                case ALWAYS -> true;
                case AGGREGATED -> isAggregated(object);
                case EMPTY_OR_INJECTED -> isEmpty(value) || isInjected(object);
                case GENERATED -> isOfAccount(object, value);
            };
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    rule(RBAC, "ClusterRole", When.AGGREGATED, "rules"),
                    rule(
                            ADMISSION,
                            "MutatingWebhookConfiguration",
                            When.EMPTY_OR_INJECTED,
                            ofWebhooks()),
                    rule(
                            ADMISSION,
                            "ValidatingWebhookConfiguration",
                            When.EMPTY_OR_INJECTED,
                            ofWebhooks()),
                    rule(
                            "apiregistration.k8s.io",
                            "APIService",
                            When.EMPTY_OR_INJECTED,
                            "spec",
                            "caBundle"),
                    rule(
                            "apiextensions.k8s.io",
                            "CustomResourceDefinition",
                            When.EMPTY_OR_INJECTED,
                            "spec",
                            "conversion",
                            "webhook",
                            "clientConfig",
                            "caBundle"),
                    claim(When.EMPTY, "spec", "volumeName"),
                    claim(When.ALWAYS, annotation("pv.kubernetes.io/bind-completed")),
                    claim(When.ALWAYS, annotation("pv.kubernetes.io/bound-by-controller")),
                    claim(When.ALWAYS, annotation("volume.kubernetes.io/selected-node")),
                    claim(When.ALWAYS, annotation("volume.kubernetes.io/storage-provisioner")),
                    claim(When.ALWAYS, annotation("volume.beta.kubernetes.io/storage-provisioner")),
                    service("spec", "clusterIP"),
                    service("spec", "clusterIPs"),
                    service("spec", "healthCheckNodePort"),
                    service("spec", "ports", EACH, "nodePort"),
                    rule("", "ServiceAccount", When.GENERATED, "secrets", EACH),
                    rule("", "ServiceAccount", When.EMPTY, "secrets"),
                    rule("", "ServiceAccount", When.GENERATED, "imagePullSecrets", EACH),
                    rule("", "ServiceAccount", When.EMPTY, "imagePullSecrets"),
                    rule("", "Namespace", When.EMPTY, "spec", "finalizers"),
                    rule("", "Pod", When.EMPTY, "spec", "nodeName"),
                    rule(
                            "apps",
                            "Deployment",
                            When.ALWAYS,
                            annotation("deployment.kubernetes.io/revision")));

    private ClusterFields() {}

    /// The manifest without what it only seems to say of them.
    public static JsonObject leftTo(JsonObject manifest) {
        String version = manifest.text("apiVersion").orElse("");
        String group = version.substring(0, Math.max(0, version.indexOf('/')));
        String kind = manifest.text("kind").orElse("");
        JsonObject rest = manifest;
        for (Rule rule : RULES) {
            if (rule.isOf(group, kind)) {
                rest = without(rest, rule);
            }
        }
        return rest;
    }

    private static JsonObject without(JsonObject manifest, Rule rule) {
        Optional<Json> rest =
                without(manifest, rule.path(), value -> rule.leavesOut(manifest, value));
        return rest.orElse(manifest) instanceof JsonObject object ? object : manifest;
    }

    private interface Choice {
        boolean isLeftOut(Json value);
    }

    /// Empty where nothing is left of it. A parent that is empty only now goes too: it would be claimed all the same.
    private static Optional<Json> without(Json value, List<String> path, Choice choice) {
        if (path.isEmpty()) {
            return choice.isLeftOut(value) ? Optional.empty() : Optional.of(value);
        }
        List<String> below = path.subList(1, path.size());
        return switch (value) {
            case JsonObject object -> member(object, path.getFirst(), below, choice);
            case JsonArray(List<Json> all) when path.getFirst().equals(EACH) ->
                    elements(all, below, choice);
            case JsonArray _, JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ ->
                    Optional.of(value);
        };
    }

    private static Optional<Json> member(
            JsonObject object, String name, List<String> below, Choice choice) {
        Optional<Json> before = object.get(name);
        Optional<Json> after = before.flatMap(value -> without(value, below, choice));
        if (before.equals(after)) {
            return Optional.of(object);
        }
        JsonObject rest =
                after.map(value -> object.with(name, value)).orElseGet(() -> object.without(name));
        return rest.members().isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private static Optional<Json> elements(List<Json> all, List<String> below, Choice choice) {
        List<Json> rest = new ArrayList<>();
        for (Json element : all) {
            without(element, below, choice).ifPresent(rest::add);
        }
        return rest.isEmpty() && !all.isEmpty() ? Optional.empty() : Optional.of(Json.array(rest));
    }

    private static boolean isEmpty(Json value) {
        return switch (value) {
            case JsonNull _ -> true;
            case JsonText(String text) -> text.isEmpty();
            case JsonNumber(BigDecimal number) -> number.signum() == 0;
            case JsonArray(List<Json> all) -> all.stream().allMatch(ClusterFields::isEmpty);
            case JsonObject(Map<String, Json> members) -> members.isEmpty();
            case JsonBoolean _ -> false;
        };
    }

    /// "Any values that you manually specify in the rules field of an aggregate ClusterRole" are overwritten
    /// (kubernetes.io, Using RBAC Authorization), though the same page writes `rules: []` beside it.
    private static boolean isAggregated(JsonObject role) {
        return role.get("aggregationRule").filter(JsonObject.class::isInstance).isPresent();
    }

    private static boolean isInjected(JsonObject object) {
        JsonObject annotations = object.object("metadata").object("annotations");
        return INJECTED.stream().anyMatch(name -> annotations.text(name).isPresent());
    }

    /// Whether an element names a token or pull secret that a controller made for this very account.
    private static boolean isOfAccount(JsonObject account, Json element) {
        String name = account.object("metadata").text("name").orElse("");
        return element instanceof JsonObject secret
                && secret.text("name")
                        .filter(n -> n.startsWith(name))
                        .filter(n -> n.substring(name.length()).matches(GENERATED))
                        .isPresent();
    }

    private static Rule claim(When when, String... path) {
        return rule("", "PersistentVolumeClaim", when, path);
    }

    private static Rule service(String... path) {
        return rule("", "Service", When.EMPTY, path);
    }

    private static Rule rule(String group, String kind, When when, String... path) {
        return new Rule(group, kind, when, List.of(path));
    }

    private static String[] ofWebhooks() {
        return new String[] {"webhooks", EACH, "clientConfig", "caBundle"};
    }

    private static String[] annotation(String name) {
        return Stream.of("metadata", "annotations", name).toArray(String[]::new);
    }
}
