package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.PruneEffect;
import dev.sailplan.applier.fields.FieldManagers;
import dev.sailplan.applier.fields.ScaleTarget;
import dev.sailplan.applier.fields.ScaledReplicas;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.wire.json.JsonCodec;
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

/// Finds the autoscalers that a release meets: those that are live, with what the release itself does to them.
///
/// They are listed once per namespace, and only where what is sent depends on them. Where they may not be listed, who
/// resized an object as they do counts as one. A cluster that has none leaves the size to Git.
public final class Autoscalers {
    private static final String VERSION = "v2";
    private static final JsonCodec JSON = new JsonCodec();
    private final ClusterTools tools;
    private final Map<String, ScaleTarget> declared = new HashMap<>();
    private final Set<String> leaving = new HashSet<>();
    private final List<ScaleTarget> freed;
    private final ConcurrentMap<String, Listed> listed = new ConcurrentHashMap<>();

    public Autoscalers(
            ClusterTools tools, Collection<AskedObject> work, Collection<PruneCandidate> prunes) {
        this.tools = tools;
        work.stream()
                .filter(asked -> ScaleTarget.isAutoscaler(asked.object()))
                .forEach(asked ->
                        declared.put(key(asked.object()), ScaleTarget.of(asked.manifest())));
        prunes.stream()
                .filter(f -> f.pruning() instanceof PruneEffect.Delete)
                .map(PruneCandidate::object)
                .filter(ScaleTarget::isAutoscaler)
                .forEach(object -> leaving.add(key(object)));
        this.freed = prunes.stream().flatMap(f -> f.frees().stream()).toList();
    }

    /// Holds what the autoscalers of a namespace resize; `complete` where they could be listed.
    private record Listed(boolean complete, List<ScaleTarget> targets) {
        static final Listed NONE = new Listed(true, List.of());

        boolean has(ObjectId object) {
            return targets.stream().anyMatch(target -> target.is(object));
        }
    }

    private static String key(ObjectId object) {
        return object.namespace() + "/" + object.name();
    }

    private static String key(JsonObject autoscaler) {
        JsonObject metadata = autoscaler.object("metadata");
        return metadata.text("namespace").orElse("") + "/" + metadata.text("name").orElse("");
    }

    /// Asks beforehand where several would have to ask at once.
    void expect(Collection<AskedObject> all) {
        all.stream()
                .filter(asked -> asked.known().isPresent())
                .filter(asked -> ScaledReplicas.isIn(asked.manifest()))
                .map(AskedObject::object)
                .filter(object -> !object.isClusterScoped())
                .collect(Collectors.groupingBy(ObjectId::namespace, Collectors.counting()))
                .forEach((namespace, count) -> {
                    if (count > 1) {
                        in(namespace);
                    }
                });
    }

    /// The manifest as it is sent over what is live: Git's, but for the size of what an autoscaler resizes.
    JsonObject sized(AskedObject asked, Optional<JsonObject> live) {
        return live.map(there -> sized(asked, there)).orElse(asked.manifest());
    }

    private JsonObject sized(AskedObject asked, JsonObject live) {
        JsonObject manifest = asked.manifest();
        if (!ScaledReplicas.isScalable(asked.object(), manifest, live)) {
            return manifest;
        }
        JsonObject sized = ScaledReplicas.underAutoscaler(manifest, live, managers(live));
        return sized.equals(manifest) || !isLeft(asked, live) ? manifest : sized;
    }

    /// A size that nobody gives any more stays what it is, since to drop it would make it 1.
    private boolean isLeft(AskedObject asked, JsonObject live) {
        ObjectId object = asked.object();
        boolean dropped = !ScaledReplicas.isIn(asked.manifest());
        return (dropped && (ScaledReplicas.isOneByDefault(object) || isFreed(object)))
                || isResized(object, live);
    }

    /// Whether what is made in its place has to have the size that it has.
    boolean keepsSize(AskedObject asked, JsonObject live) {
        return !sized(asked, live).equals(asked.manifest())
                || (ScaledReplicas.isIn(live)
                        && !asked.object().isClusterScoped()
                        && isResized(asked.object(), live));
    }

    private boolean isResized(ObjectId object, JsonObject live) {
        Listed known = in(object.namespace());
        return known.has(object)
                || (!known.complete()
                        && !isFreed(object)
                        && ScaledReplicas.isScaledByOthers(managers(live)));
    }

    private static FieldManagers managers(JsonObject live) {
        return FieldManagers.of(live, JSON);
    }

    private boolean isFreed(ObjectId object) {
        return freed.stream().anyMatch(target -> target.is(object));
    }

    private Listed in(String namespace) {
        return Optional.ofNullable(listed.get(namespace)).orElseGet(() -> list(namespace));
    }

    /// Several may list it at once; they all go by the same answer.
    private Listed list(String namespace) {
        Listed live = live(namespace);
        Listed mine =
                new Listed(
                        live.complete(),
                        Stream.concat(live.targets().stream(), declared.values().stream())
                                .toList());
        return Optional.ofNullable(listed.putIfAbsent(namespace, mine)).orElse(mine);
    }

    private boolean isChanged(String autoscaler) {
        return declared.containsKey(autoscaler) || leaving.contains(autoscaler);
    }

    private Listed live(String namespace) {
        try {
            return served().map(kind -> live(kind, namespace)).orElse(Listed.NONE);
        } catch (ClusterUnavailable e) {
            if (e.isForbidden()) {
                return new Listed(false, List.of());
            }
            if (e.isNotFound() && isServedNoMore()) {
                return Listed.NONE;
            }
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    private Listed live(ApiKind kind, String namespace) {
        return new Listed(
                true,
                tools.cluster().list(kind, Optional.of(namespace), "").stream()
                        .filter(autoscaler -> !isChanged(key(autoscaler)))
                        .map(ScaleTarget::of)
                        .toList());
    }

    private Optional<ApiKind> served() {
        return tools.kinds().served(ScaleTarget.GROUP, ScaleTarget.KIND, VERSION);
    }

    private boolean isServedNoMore() {
        try {
            tools.kinds().refresh();
            return served().isEmpty();
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }
}
