package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The namespace that `createNamespace: true` asks for: ours where it was missing, never pruned.
record HomeNamespace(ObjectId object, JsonObject manifest) {
    private static final ApiKind KIND = new ApiKind("", "v1", "Namespace", "namespaces", false);

    static Optional<HomeNamespace> of(Plan plan) {
        ObjectId object = new ObjectId("", "Namespace", "", plan.options().namespace());
        boolean wanted = plan.options().createNamespace() && plan.index().find(object).isEmpty();
        return wanted ? Optional.of(new HomeNamespace(object, manifest(object))) : Optional.empty();
    }

    private static JsonObject manifest(ObjectId object) {
        Json keep = Json.object(Map.of("sailplan.dev/prune", Json.text("disabled")));
        JsonObject metadata =
                JsonObject.EMPTY.with("name", Json.text(object.name())).with("annotations", keep);
        return JsonObject.EMPTY
                .with("apiVersion", Json.text("v1"))
                .with("kind", Json.text("Namespace"))
                .with("metadata", metadata);
    }

    private Digest digest() {
        return Digest.of(manifest.canonical());
    }

    Optional<Body> body(Digest digest) {
        return digest.equals(digest()) ? Optional.of(new Body(digest, manifest)) : Optional.empty();
    }

    /// Somebody else's namespace is used as it is.
    boolean isOurs(World world, Inventory inventory) {
        try {
            return inventory.find(object).isPresent()
                    || world.cluster().get(KIND, object).isEmpty();
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// The plan's index with the namespace in it.
    Index with(Index index) {
        List<IndexEntry> entries = new ArrayList<>(index.entries());
        SourceLocation at = SourceLocation.wholeFile("sailplan.yaml");
        entries.add(new IndexEntry(object, "v1", digest(), 0, at));
        return new Index(entries);
    }
}
