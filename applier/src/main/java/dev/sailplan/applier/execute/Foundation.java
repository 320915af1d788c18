package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.order.Kinds;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.log.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Waits until the kinds that new CRDs bring are served, and makes them known.
final class Foundation {
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private final World world;

    Foundation(World world) {
        this.world = world;
    }

    /// What is not served in time.
    Optional<String> awaitServed(List<Item> items, Lane lane) {
        List<JsonObject> crds =
                items.stream()
                        .filter(item -> Kinds.isCrd(item.object()))
                        .map(item -> item.asked().manifest())
                        .toList();
        Instant end = world.time().instant().plus(AT_MOST);
        while (!crds.isEmpty()) {
            lane.checkpoint();
            Optional<JsonObject> missing = firstUnserved(crds);
            if (missing.isEmpty() || !world.time().instant().isBefore(end)) {
                return missing.map(Foundation::sentence);
            }
            world.patience().pause(POLL);
        }
        return Optional.empty();
    }

    private Optional<JsonObject> firstUnserved(List<JsonObject> crds) {
        try {
            List<ApiKind> kinds = world.kinds().refresh();
            return crds.stream().filter(crd -> !isServed(crd, kinds)).findFirst();
        } catch (ClusterUnavailable e) {
            return Optional.of(crds.getFirst());
        }
    }

    private static boolean isServed(JsonObject crd, List<ApiKind> kinds) {
        JsonObject spec = crd.object("spec");
        String group = spec.text("group").orElse("");
        String plural = spec.object("names").text("plural").orElse("");
        Set<String> served =
                kinds.stream()
                        .filter(k -> k.group().equals(group) && k.plural().equals(plural))
                        .map(ApiKind::version)
                        .collect(Collectors.toSet());
        return !served.isEmpty() && served.containsAll(versions(spec));
    }

    private static List<String> versions(JsonObject spec) {
        return spec.array("versions").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(version -> version.get("served").equals(Optional.of(Json.bool(true))))
                .flatMap(version -> version.text("name").stream())
                .toList();
    }

    private static String sentence(JsonObject crd) {
        String name = crd.object("metadata").text("name").orElse("");
        return "CustomResourceDefinition/"
                + name
                + " is not served after "
                + AT_MOST.toSeconds()
                + " s";
    }
}
