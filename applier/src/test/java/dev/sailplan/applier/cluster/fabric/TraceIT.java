package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.testing.LogCapture;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Somebody who looks for a fault sets the least level for everything, libraries included (CVE-2020-8565).
class TraceIT {
    @Test
    void neither_a_token_nor_a_secret_is_logged_at_any_level() {
        // Given
        String token = "canary-of-a-token";
        JsonObject secret =
                Manifests.yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: trace, namespace:"
                                + " default}, stringData: {word: canary-of-a-secret}}");

        try (LogCapture logged = LogCapture.ofTheLeastDetail()) {
            // When
            LoggerFactory.getLogger(TraceIT.class).trace("asked");
            WriteAnswer refused = dryRun(FabricCluster.at(TestApiServer.access(token)), secret);
            WriteAnswer accepted = dryRun(TestApiServer.cluster("trace"), secret);

            // Then
            assertThat(refused).isInstanceOf(WriteAnswer.Unauthorized.class);
            assertThat(accepted).isInstanceOf(WriteAnswer.Stored.class);
            assertThat(logged.lines())
                    .anyMatch(line -> line.contains("asked"))
                    .noneMatch(line -> line.contains("canary-of") || line.contains("Y2FuYXJ5"));
        }
    }

    private static WriteAnswer dryRun(Cluster cluster, JsonObject secret) {
        return cluster.apply(Manifests.SECRET, Manifests.id(secret), secret, Cluster.Write.DRY_RUN);
    }
}
