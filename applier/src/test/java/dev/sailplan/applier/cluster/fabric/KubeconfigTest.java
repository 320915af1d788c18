package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.ClusterAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeconfigTest {
    @TempDir private Path folder = Path.of("");

    private Path file(String clusterExtra, String user) throws IOException {
        return Files.writeString(
                folder.resolve("config"),
                """
                apiVersion: v1
                kind: Config
                current-context: dev
                contexts:
                  - {name: dev, context: {cluster: c, user: u}}
                clusters:
                  - name: c
                    cluster:
                      server: https://127.0.0.1:6443
                      certificate-authority-data: Y2E=
                      %s
                users:
                  - name: u
                    user:
                      %s
                """
                        .formatted(clusterExtra, user));
    }

    @Test
    void reads_embedded_credentials_of_the_current_context() throws IOException {
        ClusterAccess access = Kubeconfig.read(file("", "token: abc"), Optional.empty());
        assertThat(access.server()).isEqualTo("https://127.0.0.1:6443");
        assertThat(access.token()).contains("abc");
        assertThat(access.certificateAuthority()).contains("Y2E=");
        assertThat(access.toString()).doesNotContain("abc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insecure-skip-tls-verify: true | token: a                         | clusters[c].cluster.insecure-skip-tls-verify",
                "proxy-url: http://p            | token: a                         | clusters[c].cluster.proxy-url",
                "certificate-authority: /ca     | token: a                         | clusters[c].cluster.certificate-authority",
                "'x: y'                         | 'exec: {command: /bin/sh}'       | users[u].user.exec",
                "'x: y'                         | 'auth-provider: {name: gcp}'     | users[u].user.auth-provider",
                "'x: y'                         | tokenFile: /token                | users[u].user.tokenFile",
                "'x: y'                         | client-key: /key                 | users[u].user.client-key",
                "'x: y'                         | as: admin                        | users[u].user.as"
            })
    void refuses_what_runs_programs_or_reads_files(String cluster, String user, String field)
            throws IOException {
        Path file = file(cluster, user);
        assertThatThrownBy(() -> Kubeconfig.read(file, Optional.empty()))
                .isInstanceOf(RefusedKubeconfig.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(field);
    }

    @Test
    void refuses_a_token_that_no_header_can_carry_without_quoting_it() throws IOException {
        Path file = file("", "token: \"sec ret\\n\"");
        assertThatThrownBy(() -> Kubeconfig.read(file, Optional.empty()))
                .isInstanceOf(RefusedKubeconfig.class)
                .hasMessageContaining("token holds a blank or a line break")
                .hasMessageNotContaining("sec");
    }

    @Test
    void names_a_missing_context() throws IOException {
        Path file = file("", "token: a");
        assertThatThrownBy(() -> Kubeconfig.read(file, Optional.of("prod")))
                .hasMessageContaining("contexts has no entry 'prod'");
    }
}
