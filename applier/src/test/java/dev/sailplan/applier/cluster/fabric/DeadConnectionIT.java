package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.testing.TestApiServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// A connection that somebody between forgets, as a firewall does: no byte comes back, and nobody says so.
@NullMarked
class DeadConnectionIT {
    @Test
    void a_connection_that_leads_nowhere_is_given_up_after_two_requests() throws IOException {
        // Given
        ClusterAccess admin = TestApiServer.admin();
        try (SwallowingProxy proxy = new SwallowingProxy(URI.create(admin.server()));
                FabricCluster cluster =
                        FabricCluster.at(
                                new ClusterAccess(
                                        proxy.address(),
                                        admin.certificateAuthority(),
                                        admin.clientCertificate(),
                                        admin.clientKey(),
                                        admin.token()),
                                "sailplan",
                                Duration.ofSeconds(2))) {
            assertThat(cluster.version()).startsWith("v");
            assertThat(cluster.version()).startsWith("v");
            assertThat(proxy.connections()).isEqualTo(1);

            // When
            proxy.forgetConnections();

            // Then
            assertThatThrownBy(cluster::version)
                    .isInstanceOf(ClusterUnavailable.class)
                    .hasMessageContaining("no answer within 2 s");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(ClusterUnavailable.class)
                    .until(() -> cluster.version().startsWith("v"));
            assertThat(proxy.connections()).isEqualTo(2);
        }
    }
}
