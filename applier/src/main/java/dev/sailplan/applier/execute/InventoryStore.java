package dev.sailplan.applier.execute;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Inventories in their ConfigMaps, written by compare-and-set.
///
/// What was written last is remembered, so that a release need not read before it claims: whoever wrote in
/// between makes the claim fail.
public final class InventoryStore {
    private static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);
    private static final ApiKind NAMESPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);
    private static final int TRIES = 5;
    private final Cluster cluster;
    private final Patience patience;
    private final Map<ApplicationId, Kept> remembered = new ConcurrentHashMap<>();

    public InventoryStore(Cluster cluster, Patience patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /// Every inventory of the cluster, read now.
    public List<Kept> all() {
        List<Kept> all = Kept.readAll(list(Kept.LABEL));
        all.forEach(kept -> remembered.put(kept.inventory().id(), kept));
        return all;
    }

    Kept of(Owner owner) {
        Kept kept = remembered.get(owner.id());
        return kept != null ? kept : readAgain(owner);
    }

    Kept readAgain(Owner owner) {
        Kept kept =
                Kept.read(owner.id(), list(Kept.LABEL + "=" + owner.id()))
                        .orElseGet(() -> Kept.none(Inventory.empty(owner)));
        remembered.put(owner.id(), kept);
        return kept;
    }

    void forget(Owner owner) {
        remembered.remove(owner.id());
    }

    private List<JsonObject> list(String selector) {
        try {
            return cluster.list(CONFIG_MAP, Optional.of(Kept.NAMESPACE), selector);
        } catch (ClusterUnavailable e) {
            throw new Interruption.Waiting(String.valueOf(e.getMessage()));
        }
    }

    /// @throws Interruption.InventoryMoved when it is not any more what `from` was
    Kept write(Kept from, Inventory next) {
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Kept> written = attempt(from, next);
            if (written.isPresent()) {
                remembered.put(next.id(), written.get());
                return written.get();
            }
            patience.backOff(tried, Optional.empty());
            Kept now = readAgain(next.owner());
            if (now.inventory().equals(next)) {
                return now;
            }
            if (!now.configMaps().equals(from.configMaps())) {
                throw new Interruption.InventoryMoved();
            }
        }
        throw new Interruption.Waiting("the inventory can't be written");
    }

    /// Empty where an answer was lost, so that nobody knows what was written.
    private Optional<Kept> attempt(Kept from, Inventory next) {
        Kept.Rewrite rewrite = from.to(next);
        List<JsonObject> stored = new ArrayList<>();
        List<JsonObject> inOrder = new ArrayList<>(rewrite.ahead());
        rewrite.head().ifPresent(inOrder::add);
        inOrder.addAll(rewrite.behind());
        for (JsonObject configMap : inOrder) {
            Optional<JsonObject> written = put(configMap);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            stored.add(written.get());
        }
        rewrite.gone().forEach(name -> delete(name, from));
        return Optional.of(from.after(next, stored, rewrite.gone()));
    }

    private Optional<JsonObject> put(JsonObject configMap) {
        ObjectId object = id(configMap.object("metadata").text("name").orElse(""));
        boolean exists = configMap.object("metadata").text("resourceVersion").isPresent();
        Answer answer =
                exists
                        ? cluster.replace(CONFIG_MAP, object, configMap)
                        : cluster.create(CONFIG_MAP, object, configMap, Write.REAL);
        return switch (answer) {
            case Answer.Stored(JsonObject written, _) -> Optional.of(written);
            case Answer.Moved _, Answer.NoSuchObject _ -> throw new Interruption.InventoryMoved();
            case Answer.NoSuchNamespace _ -> {
                createNamespace();
                yield put(configMap);
            }
            case Answer.Retryable _ -> Optional.empty();
            case Answer.FieldConflict _,
                    Answer.NoSuchKind _,
                    Answer.Immutable _,
                    Answer.Invalid _,
                    Answer.Forbidden _,
                    Answer.WebhookUnavailable _,
                    Answer.Unauthorized _ ->
                    throw new Interruption.Waiting("the inventory can't be written: " + answer);
        };
    }

    private void createNamespace() {
        ObjectId object = new ObjectId("", "Namespace", "", Kept.NAMESPACE);
        JsonObject manifest =
                JsonObject.EMPTY
                        .with("apiVersion", Json.text("v1"))
                        .with("kind", Json.text("Namespace"))
                        .with("metadata", Json.object(Map.of("name", Json.text(Kept.NAMESPACE))));
        Answer answer = cluster.apply(NAMESPACE, object, manifest, Write.REAL);
        if (!(answer instanceof Answer.Stored)) {
            throw new Interruption.Waiting(Kept.NAMESPACE + " can't be created: " + answer);
        }
    }

    private void delete(String name, Kept from) {
        String uid =
                Optional.ofNullable(from.configMaps().get(name))
                        .flatMap(map -> map.object("metadata").text("uid"))
                        .orElse("");
        cluster.delete(CONFIG_MAP, id(name), uid, Write.REAL);
    }

    private static ObjectId id(String name) {
        return new ObjectId("", "ConfigMap", Kept.NAMESPACE, name);
    }
}
