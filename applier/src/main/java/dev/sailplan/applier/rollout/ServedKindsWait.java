package dev.sailplan.applier.rollout;

import dev.sailplan.applier.access.ClusterTools;
import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.dryrun.ObjectDryRun;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.log.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Waits until the kinds that new CRDs bring are served, and makes them known.
public final class ServedKindsWait {
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private final ClusterTools tools;

    public ServedKindsWait(ClusterTools tools) {
        this.tools = tools;
    }

    /// What is not served in time, counted from when the last of them came to be served: a server takes its time for
    /// each large definition. Only their own group-versions are asked about, and ever less often: discovery of a cluster
    /// with many definitions is large, and a definition may have a megabyte.
    public Optional<String> awaitServed(List<ObjectDryRun> items, Lane lane) {
        List<ObjectDryRun> missing =
                items.stream().filter(item -> SpecialKinds.isCrd(item.object())).toList();
        Instant end = tools.time().instant().plus(AT_MOST);
        Duration pause = FIRST_PAUSE;
        while (!missing.isEmpty()) {
            lane.checkpoint();
            List<ObjectDryRun> left = unserved(missing);
            Instant now = tools.time().instant();
            if (left.size() < missing.size()) {
                end = now.plus(AT_MOST);
            } else if (!now.isBefore(end)) {
                return Optional.of(sentence(left.getFirst()));
            }
            missing = left;
            if (!missing.isEmpty()) {
                tools.retries().pause(pause);
                pause = longer(pause);
            }
        }
        return Optional.empty();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private List<ObjectDryRun> unserved(List<ObjectDryRun> crds) {
        Map<String, Optional<GroupVersion>> now = new HashMap<>();
        return crds.stream().filter(crd -> !isServed(crd.asked().manifest(), now)).toList();
    }

    /// `now` is what was asked about in this round.
    private boolean isServed(JsonObject crd, Map<String, Optional<GroupVersion>> now) {
        JsonObject spec = crd.object("spec");
        String group = spec.text("group").orElse("");
        String plural = spec.object("names").text("plural").orElse("");
        List<String> versions = versions(spec);
        return !versions.isEmpty()
                && versions.stream()
                        .map(version -> group + "/" + version)
                        .allMatch(name -> has(now.computeIfAbsent(name, this::asked), plural));
    }

    private Optional<GroupVersion> asked(String groupVersion) {
        try {
            Optional<GroupVersion> found = tools.cluster().kindsOf(groupVersion);
            found.ifPresent(tools.kinds()::learn);
            return found;
        } catch (ClusterUnavailable e) {
            return Optional.empty();
        }
    }

    private static boolean has(Optional<GroupVersion> found, String plural) {
        return found.stream()
                .flatMap(it -> it.kinds().stream())
                .map(ApiKind::plural)
                .anyMatch(plural::equals);
    }

    private static List<String> versions(JsonObject spec) {
        return spec.array("versions").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(version -> version.get("served").equals(Optional.of(Json.bool(true))))
                .flatMap(version -> version.text("name").stream())
                .toList();
    }

    private String sentence(ObjectDryRun crd) {
        return crd.object().shortForm()
                + " is not served after "
                + AT_MOST.toSeconds()
                + " s"
                + reason(crd);
    }

    /// What the API server itself says of a definition that it does not serve, such as a name that is taken.
    private String reason(ObjectDryRun crd) {
        try {
            ObjectId object = crd.object();
            ApiKind kind = tools.kinds().guessed(object, crd.asked().entry().version());
            String said =
                    tools.cluster().get(kind, object).stream()
                            .flatMap(live -> live.object("status").array("conditions").stream())
                            .filter(JsonObject.class::isInstance)
                            .map(JsonObject.class::cast)
                            .filter(it -> it.text("status").equals(Optional.of("False")))
                            .flatMap(condition -> condition.text("message").stream())
                            .collect(Collectors.joining("; "));
            return said.isEmpty() ? "" : ": " + said;
        } catch (ClusterUnavailable e) {
            return "";
        }
    }
}
