package dev.sailplan.simulation.git;

import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Makes the manifests that an application may declare: each slot is one object, whose content has a version.
public final class ManifestGenerator {
    /// How many objects an application has at most, without those that its repository's first one brings.
    static final int SLOTS = 6;

    private ManifestGenerator() {}

    /// One file of an application.
    static JsonObject manifest(String application, int slot, int version) {
        String name = name(application, slot);
        String value = "v" + version;
        return switch (slot) {
            case 2 ->
                    Manifests.yaml(
                            "{apiVersion: v1, kind: Secret, metadata: {name: %s, namespace: %s}, data: {password: %s}}"
                                    .formatted(name, application, base64(value)));
            case 3 -> Manifests.deployment(application, name, "web:" + value);
            case 4 -> Manifests.job(application, name, "job:" + value);
            case 5 ->
                    Manifests.yaml(
                            "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: %s, finalizers: [example.com/hold]}, data: {color: %s}}"
                                    .formatted(name, application, value));
            default -> Manifests.configMap(application, name, "color", value);
        };
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    static String name(String application, int slot) {
        return application + "-" + slot;
    }

    static String definitionName(String application) {
        return "widgets." + application + ".example.com";
    }

    /// A CustomResourceDefinition and an object of its kind.
    static List<JsonObject> definition(String application, int version) {
        String group = application + ".example.com";
        return List.of(
                Manifests.crd(group),
                Manifests.widget(group, application, application + "-widget", "" + version));
    }

    /// The declaration of one application, as it stands in `sailplan.yaml`.
    static String declaration(String application, String options) {
        return """
          - name: %1$s
            plain: {path: apps/%1$s}
            destination: {cluster: dev, namespace: %1$s, createNamespace: true}
        %2$s\
        """
                .formatted(application, options.isEmpty() ? "" : "    " + options + "\n");
    }
}
