package dev.sailplan.local.kube;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Writes the kubeconfig of the API server's administrator.
final class Kubeconfig {

    /// The name of its only context.
    static final String CONTEXT = "sailplan-local";

    private Kubeconfig() {}

    static void write(Path file, URI server, Credentials credentials) throws IOException {
        var authority =
                Base64.getEncoder().encodeToString(Files.readAllBytes(credentials.certificate()));
        PrivateFiles.write(
                file,
                """
                apiVersion: v1
                kind: Config
                current-context: %1$s
                clusters:
                - name: %1$s
                  cluster:
                    server: %2$s
                    certificate-authority-data: %3$s
                contexts:
                - name: %1$s
                  context:
                    cluster: %1$s
                    user: admin
                users:
                - name: admin
                  user:
                    token: %4$s
                """
                        .formatted(CONTEXT, server, authority, credentials.token()));
    }
}
