package dev.sailplan.applier.cluster;

import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster's API server, as far as the applier needs it: one attempt per call, no retries of its own.
///
/// Reads that fail throw [ClusterUnavailable]; a failed list is never an empty one.
public interface Cluster {
    /// Which cluster it is, and how much it has stored.
    Identity identity();

    default ClusterUid uid() {
        return identity().uid();
    }

    /// Identifies the cluster that answers. `revision` counts what it stored: it goes back only where an older copy of
    /// the cluster is put in its place. It is 0 where the server does not say.
    record Identity(ClusterUid uid, long revision) {
        public boolean isOlderCopyOf(Identity before) {
            return uid.equals(before.uid) && revision > 0 && revision < before.revision;
        }
    }

    /// The same cluster, for requests with this cause.
    Cluster on(RequestCause cause);

    /// The server's version, such as `v1.37.2`.
    String version();

    /// How many nodes there are, asked without reading them: a node has tens of kilobytes.
    int nodes();

    /// Every kind and version served. Asked anew on each call.
    ApiSurface kinds();

    /// What one group-version, such as `example.com/v1`, has now, a small question; empty where it is not served.
    Optional<GroupVersion> kindsOf(String groupVersion);

    /// The paths of the OpenAPI v3 documents, such as `apis/apps/v1`, each with the server's hash of it.
    Map<String, String> openApiIndex();

    /// One OpenAPI v3 document, as the server sends it.
    byte[] openApi(String path);

    /// A consistent read.
    Optional<JsonObject> get(ApiKind kind, ObjectId object);

    /// A consistent read of its metadata alone.
    Optional<JsonObject> metadata(ApiKind kind, ObjectId object);

    /// A read of what can wait: it leaves most requests at once to those who write.
    Optional<JsonObject> look(ApiKind kind, ObjectId object);

    /// A consistent list of the objects with a label, or of all where the selector is empty, in one namespace or in all.
    List<JsonObject> list(ApiKind kind, Optional<String> namespace, String labelSelector);

    /// The same of their metadata alone.
    List<JsonObject> listMetadata(ApiKind kind, Optional<String> namespace, String labelSelector);

    /// Server-side apply as field manager `sailplan`. uid and resourceVersion in the manifest are preconditions.
    WriteAnswer apply(ApiKind kind, ObjectId object, JsonObject manifest, Write how);

    /// POST: fails with [WriteAnswer.Moved] where the object exists.
    WriteAnswer create(ApiKind kind, ObjectId object, JsonObject manifest, Write how);

    /// PATCH by the operations of RFC 6902; they carry their own preconditions.
    WriteAnswer patch(ApiKind kind, ObjectId object, Json operations);

    /// PUT: compare-and-set by the manifest's resourceVersion.
    WriteAnswer replace(ApiKind kind, ObjectId object, JsonObject manifest);

    /// DELETE in the background with uid and resourceVersion of the fence as preconditions.
    Deletion delete(ApiKind kind, ObjectId object, Fence fence, Write how);

    /// Tells dry-runs from real writes, with and without force.
    enum Write {
        DRY_RUN,
        DRY_RUN_FORCED,
        REAL,
        REAL_FORCED;

        public boolean isDryRun() {
            return this == DRY_RUN || this == DRY_RUN_FORCED;
        }

        public boolean isForced() {
            return this == DRY_RUN_FORCED || this == REAL_FORCED;
        }
    }

    /// An API server's answer to a DELETE.
    sealed interface Deletion {
        /// It is gone, or will be when its finalizers are.
        record Accepted(boolean gone) implements Deletion {}

        record AlreadyGone() implements Deletion {}

        /// It is not what the fence says: written since, or another object of that name.
        record Moved() implements Deletion {}

        record Refused(WriteAnswer why) implements Deletion {}
    }
}
