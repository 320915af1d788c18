package dev.sailplan.deploy.dev.run;

import java.nio.file.Path;
import java.util.Optional;

/// Holds the options that dev was started with. `port` is the gateway's, the first of a row; 0 takes any free ones.
public record DevOptions(
        DevFolder folder, int port, Optional<OwnCluster> cluster, boolean waitForOutcome) {
    public static final int GIT = 80;
    public static final int KAFKA = 92;
    public static final int HIGHEST_PORT = 65_535 - KAFKA;

    /// A cluster that is there already, by a context that was named on purpose.
    public record OwnCluster(Path kubeconfig, String context) {}

    public int gitPort() {
        return port == 0 ? 0 : port + GIT;
    }

    public int kafkaPort() {
        return port == 0 ? 0 : port + KAFKA;
    }
}
