package dev.sailplan.applier.cluster;

import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json.JsonObject;

final class RealClusterIT extends ClusterContract {
    private static final FabricCluster CLUSTER = TestApiServer.cluster();

    @Override
    Cluster cluster() {
        return CLUSTER;
    }

    @Override
    void applyAsOther(JsonObject manifest) {
        TestApiServer.applyAs("kubectl", manifest);
    }
}
