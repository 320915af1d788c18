package dev.sailplan.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LocalKubeIT {

    @Test
    void is_a_cluster_with_controllers() {
        // Given
        var kube = LocalKube.shared();

        // When
        kube.kubectl("create", "namespace", "short-lived").orThrow();
        kube.kubectlReading(
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: web, namespace: short-lived}
                        data: {color: blue}
                        """,
                        "apply",
                        "--server-side",
                        "-f",
                        "-")
                .orThrow();

        // Then
        assertThat(kube.kubectl("get", "ns", "-o", "name").orThrow())
                .contains("namespace/kube-system", "namespace/short-lived");
        kube.kubectl("delete", "namespace", "short-lived", "--wait=false").orThrow();
        await("the namespace controller")
                .atMost(Duration.ofSeconds(30))
                .until(() -> kube.kubectl("get", "namespace", "short-lived").exit() != 0);
    }

    @Test
    void keeps_its_kubeconfig_to_its_owner() throws Exception {
        var permissions = Files.getPosixFilePermissions(LocalKube.shared().kubeconfig());
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void hands_back_what_kubectl_complains_about() {
        var result = LocalKube.shared().kubectl("get", "nonsense");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("the server doesn't have a resource type");
    }
}
