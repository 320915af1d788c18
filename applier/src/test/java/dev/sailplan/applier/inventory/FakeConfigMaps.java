package dev.sailplan.applier.inventory;

import dev.sailplan.applier.testing.Utf8;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;

/// A namespace's ConfigMaps with compare-and-set; it can break down after a number of requests.
@NullMarked
final class FakeConfigMaps implements StoredInventory.Store {
    static final JsonCodec JSON = new JsonCodec();
    final Map<String, JsonObject> stored = new HashMap<>();
    final List<String> requests = new ArrayList<>();
    int breaksAfter = Integer.MAX_VALUE;
    UnaryOperator<JsonObject> webhook = UnaryOperator.identity();
    private int version = 100;

    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public JsonObject put(String name, JsonObject configMap) {
        request("put " + name);
        JsonObject metadata = configMap.object("metadata");
        Optional<Json> standing =
                Optional.ofNullable(stored.get(name))
                        .flatMap(map -> map.object("metadata").get("resourceVersion"));
        if (!standing.equals(metadata.get("resourceVersion"))) {
            throw new IllegalStateException("conflict at " + name);
        }
        version++;
        JsonObject answer =
                webhook.apply(Utf8.sent(configMap))
                        .with(
                                "metadata",
                                metadata.with("resourceVersion", Json.text("" + version))
                                        .with("uid", Json.text("uid-of-" + name)));
        stored.put(name, answer);
        return answer;
    }

    @Override
    public void delete(String name, Optional<String> uid) {
        request("delete " + name);
        if (!uid.equals(Optional.of("uid-of-" + name))) {
            throw new IllegalStateException("conflict at " + name);
        }
        stored.remove(name);
    }

    private void request(String request) {
        if (requests.size() >= breaksAfter) {
            throw new Broken();
        }
        requests.add(request);
    }

    StoredInventory read() {
        return StoredInventory.read(Samples.OWNER, stored.values(), JSON);
    }
}
