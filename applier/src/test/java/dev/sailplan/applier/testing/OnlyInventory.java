package dev.sailplan.applier.testing;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// The one inventory on a cluster, as somebody with the rights to edit it has it before them.
public final class OnlyInventory {
    private final FakeCluster cluster;

    public OnlyInventory(FakeCluster cluster) {
        this.cluster = cluster;
    }

    public JsonObject read() {
        return cluster.list(
                        Manifests.CONFIG_MAP,
                        Optional.of("sailplan-system"),
                        "sailplan.dev/inventory")
                .getFirst();
    }

    /// Says that it is of another repository.
    public void own(String before, String after) {
        JsonObject map = read();
        String owner = map.object("data").text("owner").orElse("");
        JsonObject data =
                map.object("data")
                        .with("owner", Json.text(owner.replace(before + "\"", after + "\"")));
        cluster.put(map.with("data", data), "kubectl");
    }
}
