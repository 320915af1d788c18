package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.Asked;
import dev.sailplan.applier.effect.Pruning;
import dev.sailplan.applier.effect.Replicas;
import dev.sailplan.applier.effect.ScaleTarget;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The autoscalers that a release meets: those that are live, with what the release itself does to them.
///
/// They are listed once per namespace, and only where what is sent depends on them. One who may not list them, or a
/// cluster that has none, leaves the size to Git.
final class Autoscalers {
    private static final String VERSION = "v2";
    private final World world;
    private final Map<String, ScaleTarget> declared = new HashMap<>();
    private final Set<String> leaving = new HashSet<>();
    private final ConcurrentMap<String, List<ScaleTarget>> listed = new ConcurrentHashMap<>();

    Autoscalers(World world, Collection<Asked> work, Collection<Fading> fading) {
        this.world = world;
        work.stream()
                .filter(asked -> ScaleTarget.isAutoscaler(asked.object()))
                .forEach(asked ->
                        declared.put(key(asked.object()), ScaleTarget.of(asked.manifest())));
        fading.stream()
                .filter(f -> f.pruning() instanceof Pruning.Delete)
                .map(Fading::object)
                .filter(ScaleTarget::isAutoscaler)
                .forEach(object -> leaving.add(key(object)));
    }

    private static String key(ObjectId object) {
        return object.namespace() + "/" + object.name();
    }

    private static String key(JsonObject autoscaler) {
        JsonObject metadata = autoscaler.object("metadata");
        return metadata.text("namespace").orElse("") + "/" + metadata.text("name").orElse("");
    }

    /// Asks beforehand where several would have to ask at once.
    void expect(Collection<Asked> all) {
        all.stream()
                .filter(asked -> asked.known().isPresent())
                .map(Asked::object)
                .filter(Replicas::isScalable)
                .collect(Collectors.groupingBy(ObjectId::namespace, Collectors.counting()))
                .forEach((namespace, count) -> {
                    if (count > 1) {
                        in(namespace);
                    }
                });
    }

    /// The manifest as it is sent over what is live: Git's, but for the size of what an autoscaler resizes.
    JsonObject sized(Asked asked, Optional<JsonObject> live) {
        JsonObject manifest = asked.manifest();
        if (!Replicas.isScalable(asked.object())) {
            return manifest;
        }
        JsonObject sized = Replicas.underAutoscaler(manifest, live);
        return sized.equals(manifest) || !isResized(asked.object()) ? manifest : sized;
    }

    private boolean isResized(ObjectId object) {
        return in(object.namespace()).stream().anyMatch(target -> target.is(object));
    }

    private List<ScaleTarget> in(String namespace) {
        return Optional.ofNullable(listed.get(namespace)).orElseGet(() -> list(namespace));
    }

    private List<ScaleTarget> list(String namespace) {
        List<ScaleTarget> targets =
                Stream.concat(
                                live(namespace).stream()
                                        .filter(hpa -> !isChanged(key(hpa)))
                                        .map(ScaleTarget::of),
                                declared.values().stream())
                        .toList();
        listed.put(namespace, targets);
        return targets;
    }

    private boolean isChanged(String autoscaler) {
        return declared.containsKey(autoscaler) || leaving.contains(autoscaler);
    }

    private List<JsonObject> live(String namespace) {
        try {
            Optional<ApiKind> kind =
                    world.kinds().served(ScaleTarget.GROUP, ScaleTarget.KIND, VERSION);
            return kind.map(k -> world.cluster().list(k, Optional.of(namespace), ""))
                    .orElse(List.of());
        } catch (ClusterUnavailable e) {
            if (e.isRefusal()) {
                return List.of();
            }
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }
}
