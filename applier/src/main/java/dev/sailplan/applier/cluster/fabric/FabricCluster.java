package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.applier.cluster.ApiSurface;
import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.cluster.fabric.ApiServer.Request;
import dev.sailplan.applier.cluster.reply.DeleteReplies;
import dev.sailplan.applier.cluster.reply.WriteReplies;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.status.ApiKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A cluster behind fabric8's HTTP client. The bodies are ours, since its own API drops what we need to say:
/// the uid precondition and the dry-run flag of a deletion.
public final class FabricCluster implements Cluster, AutoCloseable {
    private static final String METADATA =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";
    private final ApiServer server;
    private final RequestCause cause;
    private final ReadRequests reads;
    private final Discovery discovery;
    private final String query;

    private FabricCluster(ApiServer server, String query, RequestCause cause) {
        this.server = server;
        this.query = query;
        this.cause = cause;
        this.reads = new ReadRequests(server, cause);
        this.discovery = new Discovery(reads);
    }

    /// Opens no connection yet.
    public static FabricCluster at(ClusterAccess access) {
        return at(access, "sailplan");
    }

    /// As another field manager, for tests of what others do.
    public static FabricCluster at(ClusterAccess access, String manager) {
        return at(access, manager, ApiServer.WRITE_TIME_OUT);
    }

    /// Which gives no request more time than this.
    static FabricCluster at(ClusterAccess access, String manager, Duration patience) {
        String query = "fieldManager=" + ObjectPaths.encoded(manager) + "&fieldValidation=Strict";
        RenewedClient clients = new RenewedClient(() -> FabricClients.client(access));
        return new FabricCluster(new ApiServer(clients, patience), query, RequestCause.NONE);
    }

    @Override
    public Cluster on(RequestCause other) {
        return new FabricCluster(server, query, other);
    }

    @Override
    public Identity identity() {
        JsonObject list =
                reads.object(
                        Request.get(
                                "/api/v1/namespaces?fieldSelector=metadata.name%3Dkube-system"));
        String uid =
                list.array("items").stream()
                        .filter(JsonObject.class::isInstance)
                        .map(namespace -> ((JsonObject) namespace).object("metadata"))
                        .flatMap(metadata -> metadata.text("uid").stream())
                        .findFirst()
                        .orElse("");
        return new Identity(new ClusterUid(uid), revision(list));
    }

    private static long revision(JsonObject list) {
        return list.object("metadata")
                .text("resourceVersion")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    @Override
    public String version() {
        return reads.object(Request.get("/version")).text("gitVersion").orElse("unknown");
    }

    @Override
    public int nodes() {
        return reads.count("/api/v1/nodes");
    }

    @Override
    public ApiSurface kinds() {
        return discovery.surface();
    }

    @Override
    public Optional<GroupVersion> kindsOf(String groupVersion) {
        return discovery.of(groupVersion);
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
        return found(Request.get(ObjectPaths.object(kind, object)), object);
    }

    @Override
    public Optional<JsonObject> metadata(ApiKind kind, ObjectId object) {
        return found(Request.get(ObjectPaths.object(kind, object)).accepting(METADATA), object);
    }

    @Override
    public Optional<JsonObject> look(ApiKind kind, ObjectId object) {
        return found(Request.get(ObjectPaths.object(kind, object)).afterOthers(), object);
    }

    private Optional<JsonObject> found(Request request, ObjectId object) {
        return reads.found(
                request,
                object.name(),
                () -> discovery.surface().mayServe(object.group(), object.kind()));
    }

    @Override
    public List<JsonObject> list(ApiKind kind, Optional<String> namespace, String labelSelector) {
        return reads.pages(ObjectPaths.collection(kind, namespace), labelSelector);
    }

    @Override
    public List<JsonObject> listMetadata(
            ApiKind kind, Optional<String> namespace, String labelSelector) {
        return reads.metadataPages(ObjectPaths.collection(kind, namespace), labelSelector);
    }

    @Override
    public WriteAnswer apply(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        String path =
                ObjectPaths.object(kind, object)
                        + query(how)
                        + (how.isForced() ? "&force=true" : "");
        return write(kind, object, meant(Request.patch(path, manifest), how));
    }

    private String query(Write how) {
        return "?" + query + (how.isDryRun() ? "&dryRun=All" : "");
    }

    @Override
    public WriteAnswer create(ApiKind kind, ObjectId object, JsonObject manifest, Write how) {
        String path = ObjectPaths.collectionOf(kind, object) + query(how);
        return write(kind, object, meant(Request.with("POST", path, manifest), how));
    }

    @Override
    public WriteAnswer replace(ApiKind kind, ObjectId object, JsonObject manifest) {
        String path = ObjectPaths.object(kind, object) + "?" + query;
        return write(kind, object, meant(Request.with("PUT", path, manifest), Write.REAL));
    }

    /// What is only asked about may be asked by anybody.
    private Request meant(Request request, Write how) {
        return how.isDryRun() ? request.on(cause) : request.changingOn(cause);
    }

    @Override
    public WriteAnswer patch(ApiKind kind, ObjectId object, Json operations) {
        String path = ObjectPaths.object(kind, object) + "?" + query;
        return write(kind, object, meant(Request.operations(path, operations), Write.REAL));
    }

    private WriteAnswer write(ApiKind kind, ObjectId object, Request request) {
        try {
            return new WriteReplies(kind, object).of(server.send(request));
        } catch (CertificateNotTrusted e) {
            return new WriteAnswer.Unauthorized(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new WriteAnswer.Retryable(0, String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    @Override
    public Deletion delete(ApiKind kind, ObjectId object, Fence fence, Write how) {
        JsonObject options = deleteOptions(fence, how);
        Request request = Request.with("DELETE", ObjectPaths.object(kind, object), options);
        try {
            return DeleteReplies.read(kind, object, server.send(meant(request, how)));
        } catch (CertificateNotTrusted e) {
            return new Deletion.Refused(
                    new WriteAnswer.Unauthorized(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new Deletion.Refused(
                    new WriteAnswer.Retryable(0, String.valueOf(e.getMessage()), Optional.empty()));
        }
    }

    /// The flag travels in the body: with any body the server ignores the query's.
    private static JsonObject deleteOptions(Fence fence, Write how) {
        JsonObject options =
                JsonObject.EMPTY
                        .with("apiVersion", Json.text("v1"))
                        .with("kind", Json.text("DeleteOptions"))
                        .with("propagationPolicy", Json.text("Background"))
                        .with("preconditions", preconditions(fence));
        return how.isDryRun()
                ? options.with("dryRun", Json.array(List.of(new JsonText("All"))))
                : options;
    }

    private static JsonObject preconditions(Fence fence) {
        JsonObject uid =
                fence.uid()
                        .map(it -> JsonObject.EMPTY.with("uid", Json.text(it)))
                        .orElse(JsonObject.EMPTY);
        return fence.resourceVersion()
                .map(it -> uid.with("resourceVersion", Json.text(it)))
                .orElse(uid);
    }

    @Override
    public void close() {
        server.close();
    }
}
