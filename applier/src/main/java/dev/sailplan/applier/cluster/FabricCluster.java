package dev.sailplan.applier.cluster;

import dev.sailplan.applier.cluster.ApiServer.Request;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.status.ApiKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A cluster behind fabric8's HTTP client. The bodies are ours, since its own API drops what we need to say:
/// the uid precondition and the dry-run flag of a deletion.
public final class FabricCluster implements Cluster, AutoCloseable {
    private final ApiServer server;
    private final Reads reads;
    private final Discovery discovery;
    private final String query;

    private FabricCluster(ApiServer server, String manager) {
        this.server = server;
        this.query = "fieldManager=" + Address.encoded(manager) + "&fieldValidation=Strict";
        this.reads = new Reads(server);
        this.discovery = new Discovery(reads);
    }

    /// Opens no connection yet.
    public static FabricCluster at(ClusterAccess access) {
        return at(access, "sailplan");
    }

    /// As another field manager, for tests of what others do.
    public static FabricCluster at(ClusterAccess access, String manager) {
        return new FabricCluster(new ApiServer(Clients.client(access)), manager);
    }

    @Override
    public ClusterUid uid() {
        JsonObject namespace = reads.object(Request.get("/api/v1/namespaces/kube-system"));
        return new ClusterUid(namespace.object("metadata").text("uid").orElse(""));
    }

    @Override
    public String version() {
        return reads.object(Request.get("/version")).text("gitVersion").orElse("unknown");
    }

    @Override
    public int nodes() {
        return reads.pages("/api/v1/nodes", "").size();
    }

    @Override
    public List<ApiKind> kinds() {
        return discovery.kinds();
    }

    @Override
    public Map<String, String> openApiIndex() {
        Map<String, String> hashes = new TreeMap<>();
        reads.object(Request.get("/openapi/v3"))
                .object("paths")
                .members()
                .forEach((path, entry) -> {
                    if (path.matches("api/[^/]+|apis/[^/]+/[^/]+")) {
                        hashes.put(path, hash(entry));
                    }
                });
        return hashes;
    }

    private static String hash(Json entry) {
        return entry instanceof JsonObject object
                ? object.text("serverRelativeURL").orElse("")
                : "";
    }

    @Override
    public byte[] openApi(String path) {
        return reads.bytes(Request.get("/openapi/v3/" + path));
    }

    @Override
    public Optional<JsonObject> get(ApiKind kind, ObjectId object) {
        Request request = Request.get(Address.object(kind, object));
        return reads.found(request, object.name(), () -> isServed(object));
    }

    private boolean isServed(ObjectId object) {
        return discovery.kinds().stream()
                .anyMatch(served ->
                        served.group().equals(object.group())
                                && served.kind().equals(object.kind()));
    }

    @Override
    public List<JsonObject> list(ApiKind kind, Optional<String> namespace, String labelSelector) {
        return reads.pages(Address.collection(kind, namespace), labelSelector);
    }

    @Override
    public Answer apply(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        String path =
                Address.object(kind, object)
                        + "?"
                        + query
                        + (how.isDryRun() ? "&dryRun=All" : "")
                        + (how.isForced() ? "&force=true" : "");
        return write(kind, object, Request.patch(path, manifest));
    }

    @Override
    public Answer create(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        String path =
                Address.collectionOf(kind, object)
                        + "?"
                        + query
                        + (how.isDryRun() ? "&dryRun=All" : "");
        return write(kind, object, Request.with("POST", path, manifest));
    }

    @Override
    public Answer replace(ApiKind kind, ObjectId object, JsonObject manifest) {
        String path = Address.object(kind, object) + "?" + query;
        return write(kind, object, Request.with("PUT", path, manifest));
    }

    private Answer write(ApiKind kind, ObjectId object, Request request) {
        try {
            return new Classification(kind, object).of(server.send(request));
        } catch (IOException e) {
            return new Answer.Retryable(0, String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    @Override
    public Deletion delete(ApiKind kind, ObjectId object, String uid, Write how) {
        JsonObject options = deleteOptions(uid, how);
        Request request = Request.with("DELETE", Address.object(kind, object), options);
        try {
            return Deletions.read(kind, object, server.send(request));
        } catch (IOException e) {
            return new Deletion.Refused(
                    new Answer.Retryable(0, String.valueOf(e.getMessage()), Optional.empty()));
        }
    }

    /// The flag travels in the body: with any body the server ignores the query's.
    private static JsonObject deleteOptions(String uid, Write how) {
        JsonObject options =
                JsonObject.EMPTY
                        .with("apiVersion", Json.text("v1"))
                        .with("kind", Json.text("DeleteOptions"))
                        .with("propagationPolicy", Json.text("Background"))
                        .with("preconditions", Json.object(Map.of("uid", Json.text(uid))));
        return how.isDryRun()
                ? options.with("dryRun", Json.array(List.of(new JsonText("All"))))
                : options;
    }

    @Override
    public void close() {
        server.close();
    }
}
