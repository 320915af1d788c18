package dev.sailplan.local.kube;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Builds the command lines of the control plane's parts, all on loopback.
record Commands(ControlPlaneOptions options, Credentials credentials) {

    private static final String NO_PUBLISHER =
            "-kube-apiserver-serving-clustertrustbundle-publisher-controller";

    List<String> etcd(Path program, int clientPort, int peerPort) {
        var client = "http://127.0.0.1:" + clientPort;
        var peer = "http://127.0.0.1:" + peerPort;
        var command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--data-dir=" + options.etcd(),
                                "--listen-client-urls=" + client,
                                "--advertise-client-urls=" + client,
                                "--listen-peer-urls=" + peer,
                                "--initial-advertise-peer-urls=" + peer,
                                "--initial-cluster=default=" + peer,
                                "--log-level=warn"));
        if (options.disposable()) {
            command.add("--unsafe-no-fsync");
        }
        return command;
    }

    List<String> apiServer(Path program, int port, int etcdPort) {
        return List.of(
                program.toString(),
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                // Without it a server on loopback only exits at once.
                "--endpoint-reconciler-type=none",
                "--cert-dir=" + credentials.folder(),
                "--service-cluster-ip-range=10.0.0.0/16",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + credentials.serviceAccountKey(),
                "--service-account-signing-key-file=" + credentials.serviceAccountKey(),
                "--token-auth-file=" + credentials.tokens(),
                "--authorization-mode=RBAC",
                "--allow-privileged=true",
                "--event-ttl=1h",
                "--profiling=false");
    }

    /// Node controllers have nothing to do where there are no nodes, and the serving certificate is no authority to publish.
    List<String> controllerManager(Path program) {
        return List.of(
                program.toString(),
                "--kubeconfig=" + options.kubeconfig(),
                // It serves nothing: its health is that of its process.
                "--secure-port=0",
                "--service-account-private-key-file=" + credentials.serviceAccountKey(),
                "--leader-elect=false",
                "--controllers=*,-nodeipam,-nodelifecycle," + NO_PUBLISHER,
                "--profiling=false");
    }
}
