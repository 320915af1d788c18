package dev.sailplan.applier.store;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.applier.retry.ApiMessages;
import dev.sailplan.applier.retry.Interruption;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.Map;
import java.util.Optional;

/// Writes single ConfigMaps in `sailplan-system`, which is created with the first.
public final class ConfigMapStore implements StoredInventory.Store {
    /// A plan that repairs the webhook gets past it; where none does, a person has to.
    private static final String ADVICE =
            "; repair or remove this webhook, by a plan or by hand, or leave namespace "
                    + StoredInventory.NAMESPACE
                    + " out by its namespaceSelector";

    static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);
    public static final ApiKind NAMESPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);
    private final Cluster cluster;

    ConfigMapStore(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Reports a write of which nobody knows whether it happened.
    public static final class AnswerLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AnswerLost() {
            super("no answer to the write of an inventory", null, false, false);
        }
    }

    @Override
    public JsonObject put(String name, JsonObject configMap) {
        WriteAnswer answer = send(name, configMap);
        if (answer instanceof WriteAnswer.NoSuchNamespace) {
            createNamespace();
            answer = send(name, configMap);
        }
        return stored(answer);
    }

    private WriteAnswer send(String name, JsonObject configMap) {
        boolean exists = configMap.object("metadata").text("resourceVersion").isPresent();
        return exists
                ? cluster.replace(CONFIG_MAP, id(name), configMap)
                : cluster.create(CONFIG_MAP, id(name), configMap, Write.REAL);
    }

    private static JsonObject stored(WriteAnswer answer) {
        return switch (answer) {
            case WriteAnswer.Stored(JsonObject written, _, _) -> written;
            case WriteAnswer.Moved _, WriteAnswer.NoSuchObject _ ->
                    throw new Interruption.InventoryMoved();
            case WriteAnswer.Retryable _ -> throw new AnswerLost();
            case WriteAnswer.WebhookUnavailable(String webhook, _) ->
                    throw new Interruption.WebhookDown(webhook, unwritten(answer) + ADVICE);
            case WriteAnswer.FieldConflict _,
                    WriteAnswer.NoSuchKind _,
                    WriteAnswer.NoSuchNamespace _,
                    WriteAnswer.Immutable _,
                    WriteAnswer.Invalid _,
                    WriteAnswer.Forbidden _,
                    WriteAnswer.Unauthorized _ ->
                    throw new Interruption.Waiting(unwritten(answer));
        };
    }

    private static String unwritten(WriteAnswer answer) {
        return "the inventory can't be written: " + ApiMessages.of(answer);
    }

    private void createNamespace() {
        ObjectId object = new ObjectId("", "Namespace", "", StoredInventory.NAMESPACE);
        JsonObject manifest =
                JsonObject.EMPTY
                        .with("apiVersion", Json.text("v1"))
                        .with("kind", Json.text("Namespace"))
                        .with(
                                "metadata",
                                Json.object(Map.of("name", Json.text(StoredInventory.NAMESPACE))));
        WriteAnswer answer = cluster.apply(NAMESPACE, object, manifest, Write.REAL);
        if (!(answer instanceof WriteAnswer.Stored)) {
            throw new Interruption.Waiting(
                    StoredInventory.NAMESPACE + " can't be created: " + ApiMessages.of(answer));
        }
    }

    @Override
    public void delete(String name, Optional<String> uid) {
        Fence fence = new Fence(uid, Optional.empty(), false);
        Deletion answer = cluster.delete(CONFIG_MAP, id(name), fence, Write.REAL);
        if (answer instanceof Deletion.Refused) {
            throw new AnswerLost();
        }
    }

    static ObjectId id(String name) {
        return new ObjectId("", "ConfigMap", StoredInventory.NAMESPACE, name);
    }
}
