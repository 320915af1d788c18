package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.cluster.fabric.ApiServer.Request;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks which kinds are served: two requests where discovery is aggregated, one per group-version where not.
final class Discovery {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + "application/json";
    private static final Optional<Json> TRUE = Optional.of(Json.bool(true));
    private final ReadRequests reads;

    Discovery(ReadRequests reads) {
        this.reads = reads;
    }

    ApiSurface surface() {
        return new ApiSurface(Stream.concat(under("/api"), under("/apis")).toList());
    }

    private Stream<GroupVersion> under(String root) {
        JsonObject answer = reads.object(Request.get(root).accepting(AGGREGATED));
        return answer.text("kind").orElse("").equals("APIGroupDiscoveryList")
                ? objects(answer, "items").flatMap(Discovery::ofGroup)
                : groupVersions(root, answer).map(gv -> listed(root, gv));
    }

    private static Stream<GroupVersion> ofGroup(JsonObject group) {
        String name = group.object("metadata").text("name").orElse("");
        return objects(group, "versions").map(version -> ofVersion(name, version));
    }

    /// KEP-3352: what could not be asked anew is `Stale`, and empty where its server answers 503.
    private static GroupVersion ofVersion(String group, JsonObject version) {
        String name = version.text("version").orElse("");
        List<ApiKind> kinds =
                usableFirst(objects(version, "resources"))
                        .map(r ->
                                new ApiKind(
                                        group,
                                        name,
                                        r.object("responseKind").text("kind").orElse(""),
                                        r.text("resource").orElse(""),
                                        r.text("scope").orElse("").equals("Namespaced")))
                        .filter(Discovery::isWhole)
                        .toList();
        boolean stale = version.text("freshness").equals(Optional.of("Stale"));
        return new GroupVersion(group, name, kinds, stale);
    }

    private static Stream<String> groupVersions(String root, JsonObject answer) {
        return root.equals("/api")
                ? texts(answer, "versions")
                : objects(answer, "groups")
                        .flatMap(g -> objects(g, "versions"))
                        .flatMap(v -> v.text("groupVersion").stream());
    }

    /// A server behind the API server that does not answer is no reason to know nothing of the others.
    private GroupVersion listed(String root, String groupVersion) {
        try {
            return parsed(
                    groupVersion, reads.object(Request.get(root + "/" + groupVersion)), false);
        } catch (ClusterUnavailable e) {
            if (!e.isOfServer()) {
                throw e;
            }
            return parsed(groupVersion, JsonObject.EMPTY, true);
        }
    }

    /// What one group-version has; empty where it is not served.
    Optional<GroupVersion> of(String groupVersion) {
        try {
            return Optional.of(
                    parsed(
                            groupVersion,
                            reads.object(Request.get("/apis/" + groupVersion)),
                            false));
        } catch (ClusterUnavailable e) {
            if (!e.isNotFound()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static GroupVersion parsed(String groupVersion, JsonObject list, boolean stale) {
        int slash = groupVersion.indexOf('/');
        String group = slash < 0 ? "" : groupVersion.substring(0, slash);
        String version = groupVersion.substring(slash + 1);
        List<ApiKind> kinds =
                usableFirst(objects(list, "resources"))
                        .map(r ->
                                new ApiKind(
                                        group,
                                        version,
                                        r.text("kind").orElse(""),
                                        r.text("name").orElse(""),
                                        r.get("namespaced").equals(TRUE)))
                        .filter(kind -> isWhole(kind) && !kind.plural().contains("/"))
                        .toList();
        return new GroupVersion(group, version, kinds, stale);
    }

    private static boolean isWhole(ApiKind kind) {
        return !kind.kind().isEmpty() && !kind.plural().isEmpty();
    }

    /// One kind may be served under two resources, such as one that only takes requests: objects are read and written
    /// under the one that can do both.
    private static Stream<JsonObject> usableFirst(Stream<JsonObject> resources) {
        return resources.sorted(Comparator.comparing(resource -> !isUsable(resource)));
    }

    private static boolean isUsable(JsonObject resource) {
        return texts(resource, "verbs").toList().containsAll(List.of("get", "patch"));
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return parent.array(name).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    private static Stream<String> texts(JsonObject parent, String name) {
        return parent.array(name).stream()
                .filter(Json.JsonText.class::isInstance)
                .map(text -> ((Json.JsonText) text).value());
    }
}
