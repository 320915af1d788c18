package dev.sailplan.simulation;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.inventory.Kept;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A process that never reads an inventory again once it has, and writes it whatever stands there by now.
final class StaleInventories implements Tampered.Bug<Cluster> {
    private final Map<String, Object> read = new HashMap<>();

    @Override
    public Object instead(Tampered.Call<Cluster> call) throws Throwable {
        if (call.is("list") && call.arguments().get(2).toString().startsWith(Kept.LABEL + "=")) {
            String selector = call.arguments().get(2).toString();
            Object known = read.get(selector);
            Object found = known == null ? call.proceed() : known;
            read.put(selector, found);
            return found;
        }
        if (call.is("replace")) {
            read.clear();
            ObjectId object = (ObjectId) call.arguments().get(1);
            JsonObject manifest = (JsonObject) call.arguments().get(2);
            Optional<JsonObject> live = call.port().get((ApiKind) call.arguments().get(0), object);
            return call.port()
                    .replace(
                            (ApiKind) call.arguments().get(0),
                            object,
                            manifest.with(
                                    "metadata",
                                    live.map(it -> it.object("metadata"))
                                            .orElse(manifest.object("metadata"))));
        }
        return call.proceed();
    }
}
