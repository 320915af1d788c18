package dev.sailplan.simulation;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.inventory.StoredInventory;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A process that goes on believing its own last word on an inventory after others had it, and writes it whatever stands
/// there.
final class StaleInventories implements Tampered.Bug<Cluster> {
    private final Map<String, JsonObject> known = new HashMap<>();

    @Override
    public Object instead(Tampered.Call<Cluster> call) throws Throwable {
        if (call.is("on")) {
            return Tampered.port(Cluster.class, (Cluster) call.proceed(), this);
        }
        if (call.is("list")
                && call.arguments().get(2).toString().startsWith(StoredInventory.LABEL)) {
            return ((List<?>) call.proceed()).stream().map(it -> stale((JsonObject) it)).toList();
        }
        return call.is("replace") ? replaced(call) : call.proceed();
    }

    private JsonObject stale(JsonObject configMap) {
        JsonObject before = known.get(name(configMap));
        return before == null ? configMap : before;
    }

    private static String name(JsonObject configMap) {
        return configMap.object("metadata").text("name").orElse("");
    }

    private Object replaced(Tampered.Call<Cluster> call) {
        ApiKind kind = (ApiKind) call.arguments().get(0);
        ObjectId object = (ObjectId) call.arguments().get(1);
        JsonObject manifest = (JsonObject) call.arguments().get(2);
        JsonObject present =
                call.port().get(kind, object).map(it -> it.object("metadata")).orElse(manifest);
        JsonObject metadata = manifest.object("metadata");
        for (String field : List.of("uid", "resourceVersion")) {
            if (present.get(field).isPresent()) {
                metadata = metadata.with(field, present.get(field).get());
            }
        }
        WriteAnswer answer = call.port().replace(kind, object, manifest.with("metadata", metadata));
        if (answer instanceof WriteAnswer.Stored(JsonObject stored, _, _)) {
            known.put(name(stored), stored);
        }
        return answer;
    }
}
