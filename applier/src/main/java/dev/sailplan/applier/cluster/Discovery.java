package dev.sailplan.applier.cluster;

import dev.sailplan.applier.cluster.ApiServer.Request;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Asks which kinds are served: two requests where discovery is aggregated, one per group-version where not.
final class Discovery {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + "application/json";
    private final Reads reads;

    Discovery(Reads reads) {
        this.reads = reads;
    }

    List<ApiKind> kinds() {
        List<ApiKind> all = new ArrayList<>(under("/api"));
        all.addAll(under("/apis"));
        return List.copyOf(all);
    }

    private List<ApiKind> under(String root) {
        JsonObject answer = reads.object(Request.get(root).accepting(AGGREGATED));
        return answer.text("kind").orElse("").equals("APIGroupDiscoveryList")
                ? objects(answer, "items").flatMap(Discovery::ofGroup).toList()
                : groupVersions(root, answer).flatMap(gv -> ofList(root, gv)).toList();
    }

    private static Stream<ApiKind> ofGroup(JsonObject group) {
        String name = group.object("metadata").text("name").orElse("");
        return objects(group, "versions").flatMap(version -> ofVersion(name, version));
    }

    private static Stream<ApiKind> ofVersion(String group, JsonObject version) {
        String name = version.text("version").orElse("");
        return objects(version, "resources")
                .map(r ->
                        new ApiKind(
                                group,
                                name,
                                r.object("responseKind").text("kind").orElse(""),
                                r.text("resource").orElse(""),
                                r.text("scope").orElse("").equals("Namespaced")))
                .filter(Discovery::isWhole);
    }

    private static Stream<String> groupVersions(String root, JsonObject answer) {
        return root.equals("/api")
                ? texts(answer, "versions")
                : objects(answer, "groups")
                        .flatMap(g -> objects(g, "versions"))
                        .flatMap(v -> v.text("groupVersion").stream());
    }

    private Stream<ApiKind> ofList(String root, String groupVersion) {
        int slash = groupVersion.indexOf('/');
        String group = slash < 0 ? "" : groupVersion.substring(0, slash);
        String version = groupVersion.substring(slash + 1);
        JsonObject list = reads.object(Request.get(root + "/" + groupVersion));
        return objects(list, "resources")
                .map(r ->
                        new ApiKind(
                                group,
                                version,
                                r.text("kind").orElse(""),
                                r.text("name").orElse(""),
                                r.get("namespaced").equals(TRUE)))
                .filter(kind -> isWhole(kind) && !kind.plural().contains("/"));
    }

    private static final java.util.Optional<Json> TRUE = java.util.Optional.of(Json.bool(true));

    private static boolean isWhole(ApiKind kind) {
        return !kind.kind().isEmpty() && !kind.plural().isEmpty();
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
