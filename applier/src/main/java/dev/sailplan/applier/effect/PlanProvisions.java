package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Collects what the objects to be written bring that a dry-run can't see yet: kinds, namespaces, roles, classes,
/// webhooks.
public final class PlanProvisions {
    private static final Set<String> SERVING =
            Set.of("Service", "Deployment", "StatefulSet", "DaemonSet", "Pod");

    /// `Kind/name` or `Kind/namespace/name`, and `kind:group/Kind`, `serving:namespace`, `webhook:name`.
    private final Set<String> names = new HashSet<>();

    /// The kinds that its definitions are of, as `group/Kind`.
    private final Map<ObjectId, String> definitions = new TreeMap<>();

    static final String REPAIRS = "this plan repairs the webhook ";
    private static final String DEFINES = "this plan changes the definition of ";

    private PlanProvisions() {}

    /// The webhook that does not answer, where it is why nobody knows what a write would do.
    public static Optional<String> silentWebhook(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Unreachable(String webhook) -> Optional.of(webhook);
            case Prediction.Predicted(String why) when why.startsWith(REPAIRS) ->
                    Optional.of(why.substring(REPAIRS.length()));
            case Prediction.Predicted _, Prediction.Proven(), Prediction.Invalid _ ->
                    Optional.empty();
        };
    }

    /// Only what is really written counts: an object that is left as it is can't bring what is missing.
    public static PlanProvisions by(Collection<JsonObject> work) {
        PlanProvisions provisions = new PlanProvisions();
        work.forEach(provisions::add);
        return provisions;
    }

    private void add(JsonObject manifest) {
        String kind = manifest.text("kind").orElse("");
        String name = manifest.object("metadata").text("name").orElse("");
        Optional<String> namespace = manifest.object("metadata").text("namespace");
        names.add(namespace.map(n -> kind + "/" + n + "/" + name).orElse(kind + "/" + name));
        if (SERVING.contains(kind)) {
            namespace.ifPresent(n -> names.add("serving:" + n));
        }
        if (kind.equals("CustomResourceDefinition")) {
            JsonObject spec = manifest.object("spec");
            String defined =
                    spec.text("group").orElse("")
                            + "/"
                            + spec.object("names").text("kind").orElse("");
            names.add("kind:" + defined);
            definitions.put(new ObjectId("apiextensions.k8s.io", kind, "", name), defined);
        }
        objects(manifest.array("webhooks"))
                .flatMap(webhook -> webhook.text("name").stream())
                .forEach(webhook -> names.add("webhook:" + webhook));
    }

    /// The same where these definitions stay as they are.
    PlanProvisions keeping(Predicate<ObjectId> some) {
        PlanProvisions kept = new PlanProvisions();
        kept.names.addAll(names);
        kept.definitions.putAll(definitions);
        kept.definitions.keySet().removeIf(some);
        return kept;
    }

    /// What becomes of an object that the definition of its kind does not allow: empty where that definition stays.
    Optional<Prediction> redefined(ObjectId object, String refusal) {
        return definitions.containsValue(object.group() + "/" + object.kind())
                ? Optional.of(
                        new Prediction.Predicted(
                                DEFINES + object.kind() + "; by the one that stands: " + refusal))
                : Optional.empty();
    }

    /// Whether an object could not be proven because the definition of its kind is still another one.
    public static boolean awaitsDefinition(Prediction prediction) {
        return prediction instanceof Prediction.Predicted(String why) && why.startsWith(DEFINES);
    }

    boolean kindOf(ObjectId object) {
        return names.contains("kind:" + object.group() + "/" + object.kind());
    }

    boolean namespaceOf(ObjectId object) {
        return names.contains("Namespace/" + object.namespace());
    }

    /// What of it the object needs and the server may have missed, as `PriorityClass/high`.
    Optional<String> neededBy(JsonObject manifest) {
        String in = manifest.object("metadata").text("namespace").orElse("");
        JsonObject role = manifest.object("roleRef");
        Stream<String> roles =
                role.text("name").stream()
                        .flatMap(name ->
                                Stream.of("Role/" + in + "/" + name, "ClusterRole/" + name));
        Stream<String> ofPods =
                podSpecs(manifest)
                        .flatMap(pod ->
                                Stream.concat(
                                        pod.text("priorityClassName").stream()
                                                .map(n -> "PriorityClass/" + n),
                                        pod.text("serviceAccountName").stream()
                                                .map(n -> "ServiceAccount/" + in + "/" + n)));
        return Stream.concat(roles, ofPods).filter(names::contains).findFirst();
    }

    /// Whether it brings the webhook that did not answer, or what runs behind it.
    boolean repairs(String webhook, String message) {
        return names.contains("webhook:" + webhook)
                || names.stream()
                        .filter(name -> name.startsWith("serving:"))
                        .map(name -> "." + name.substring("serving:".length()) + ".svc")
                        .anyMatch(message::contains);
    }

    private static Stream<JsonObject> podSpecs(JsonObject manifest) {
        JsonObject spec = manifest.object("spec");
        JsonObject template = spec.object("template").object("spec");
        JsonObject job =
                spec.object("jobTemplate").object("spec").object("template").object("spec");
        return Stream.of(spec, template, job);
    }

    private static Stream<JsonObject> objects(List<Json> elements) {
        return elements.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
