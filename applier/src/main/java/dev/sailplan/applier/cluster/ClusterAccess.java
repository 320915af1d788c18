package dev.sailplan.applier.cluster;

import java.util.Optional;

/// Where an API server is and how to prove who we are to it. The three PEM values are Base64, as kubeconfigs have them.
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
