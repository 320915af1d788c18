package dev.sailplan.applier.cluster;

import java.util.Optional;

/// Holds the address of an API server and our credentials for it. The three PEM values are Base64, as kubeconfigs have
/// them.
public record ClusterAccess(
        String server,
        Optional<String> certificateAuthority,
        Optional<String> clientCertificate,
        Optional<String> clientKey,
        Optional<String> token) {

    @Override
    public String toString() {
        return server;
    }
}
