package dev.sailplan.local.kube.provide;

import dev.sailplan.local.kube.provide.binary.Binary;
import java.util.List;

/// Advises people whose machine has no control plane and can't get one.
final class Advice {

    private Advice() {}

    static String missing(Binary binary, List<String> reasons) {
        return """
        %s was not found and could not be provided:
          - %s
        Provide it in one of these ways and start again:
          1. set KUBEBUILDER_ASSETS to a folder with etcd, kube-apiserver, kube-controller-manager and kubectl
          2. give this machine a way to dl.k8s.io and github.com (a proxy is taken from https.proxyHost)
          3. install Go 1.26 or newer and put `go` on the PATH: the binaries are then built once, about 13 minutes on two cores\
        """
                .formatted(binary.program(), String.join(System.lineSeparator() + "  - ", reasons));
    }
}
