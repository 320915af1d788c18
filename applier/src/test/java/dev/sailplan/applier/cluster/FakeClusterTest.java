package dev.sailplan.applier.cluster;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.common.domain.json.Json.JsonObject;

final class FakeClusterTest extends ClusterContract {
    private final FakeCluster cluster = new FakeCluster();

    @Override
    Cluster cluster() {
        return cluster;
    }

    @Override
    void applyAsOther(JsonObject manifest) {
        cluster.put(manifest, "kubectl");
    }
}
