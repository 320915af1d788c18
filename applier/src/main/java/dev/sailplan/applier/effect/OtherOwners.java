package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the tools and controllers that look after an object besides us.
final class OtherOwners {
    private static final Map<String, String> TRACKERS =
            Map.of(
                    "argocd.argoproj.io/tracking-id", "Argo CD",
                    "kustomize.toolkit.fluxcd.io/name", "the Flux Kustomization",
                    "helm.toolkit.fluxcd.io/name", "the Flux HelmRelease",
                    "meta.helm.sh/release-name", "the Helm release",
                    "kapp.k14s.io/app", "kapp",
                    "applyset.kubernetes.io/part-of", "the ApplySet");

    private OtherOwners() {}

    /// `Argo CD shop:apps/Deployment:shop/web`: the tool and what it calls its owner of the object.
    static Optional<String> tracker(JsonObject live) {
        JsonObject metadata = live.object("metadata");
        return Stream.of(metadata.object("annotations"), metadata.object("labels"))
                .flatMap(map -> map.members().entrySet().stream())
                .filter(mark -> TRACKERS.containsKey(mark.getKey()))
                .map(mark -> TRACKERS.getOrDefault(mark.getKey(), "") + " " + text(mark.getValue()))
                .sorted()
                .findFirst();
    }

    /// `ReplicaSet/web-1`: the controller that made the object and will make it again.
    static Optional<String> controller(JsonObject live) {
        return live.object("metadata").array("ownerReferences").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(o -> o.get("controller").equals(Optional.of(new JsonBoolean(true))))
                .map(o -> o.text("kind").orElse("?") + "/" + o.text("name").orElse("?"))
                .findFirst();
    }

    private static String text(Json value) {
        return value instanceof Json.JsonText(String words) ? words : value.typeName();
    }
}
