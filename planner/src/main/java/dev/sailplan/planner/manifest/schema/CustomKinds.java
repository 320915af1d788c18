package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.yaml.LocatedObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the kinds that a CustomResourceDefinition brings.
public final class CustomKinds {
    private static final String CRD = "CustomResourceDefinition";
    private static final String GROUP = "apiextensions.k8s.io/";
    private static final Pattern KIND = Pattern.compile("[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?");

    private CustomKinds() {}

    public static boolean isDefinition(LocatedObject object) {
        return object.text("kind").filter(CRD::equals).isPresent()
                && object.text("apiVersion").filter(v -> v.startsWith(GROUP)).isPresent();
    }

    /// The kinds of all served versions; none where the definition lacks what a kind needs.
    public static List<Kind> of(LocatedObject definition) {
        JsonObject spec = definition.json().object("spec");
        return spec.array("versions").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(version -> isTrue(version, "served"))
                .flatMap(version -> kind(spec, version).stream())
                .toList();
    }

    private static Optional<Kind> kind(JsonObject spec, JsonObject version) {
        JsonObject names = spec.object("names");
        Optional<String> group = spec.text("group").filter(ObjectNames::isSubdomain);
        Optional<String> name = version.text("name");
        Optional<String> kind = names.text("kind").filter(k -> KIND.matcher(k).matches());
        if (group.isEmpty() || name.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        boolean namespaced = spec.text("scope").filter("Namespaced"::equals).isPresent();
        KindFacts facts =
                new KindFacts(
                        group.get(),
                        name.get(),
                        kind.get(),
                        names.text("plural").orElse(""),
                        namespaced);
        return Optional.of(new Kind(facts, schema(spec, version), hasStatus(version), true));
    }

    private static boolean hasStatus(JsonObject version) {
        return version.object("subresources")
                .get("status")
                .filter(JsonObject.class::isInstance)
                .isPresent();
    }

    private static Optional<Schema> schema(JsonObject spec, JsonObject version) {
        return isTrue(spec, "preserveUnknownFields")
                ? Optional.empty()
                : version.object("schema")
                        .get("openAPIV3Schema")
                        .filter(JsonObject.class::isInstance)
                        .map(node -> new Schema((JsonObject) node, JsonObject.EMPTY, true));
    }

    private static boolean isTrue(JsonObject object, String name) {
        return object.get(name).filter((Json v) -> v.equals(new JsonBoolean(true))).isPresent();
    }
}
