package dev.sailplan.local.testing;

import dev.sailplan.local.kube.ControlPlane;
import dev.sailplan.local.kube.ControlPlaneOptions;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Holds the one Kubernetes cluster that the tests of a JVM share.
///
/// It is a control plane of local processes, without nodes; with `-Dsailplan.it=containers` it is K3s in Testcontainers.
public final class LocalKube implements AutoCloseable {

    private static final OncePerJvm<LocalKube> SHARED = new OncePerJvm<>(LocalKube::start);

    private final Path kubeconfig;
    private final Path kubectl;
    private final Runnable stop;

    LocalKube(Path kubeconfig, Path kubectl, Runnable stop) {
        this.kubeconfig = kubeconfig;
        this.kubectl = kubectl;
        this.stop = stop;
    }

    /// The cluster with its controllers running, started by the first who asks and stopped with the JVM. Tests share it, so each makes its own namespaces.
    public static LocalKube shared() {
        return SHARED.get();
    }

    /// The administrator's kubeconfig.
    public Path kubeconfig() {
        return kubeconfig;
    }

    /// The kubectl program.
    public Path kubectl() {
        return kubectl;
    }

    /// Runs kubectl against the cluster.
    public KubectlResult kubectl(String... arguments) {
        return kubectlReading("", arguments);
    }

    /// Runs kubectl against the cluster with a text on its standard input, for `-f -`.
    public KubectlResult kubectlReading(String input, String... arguments) {
        return KubectlResult.of(kubectl, kubeconfig, List.of(arguments), input);
    }

    @Override
    public void close() {
        stop.run();
    }

    private static LocalKube start() {
        return switch (Backend.chosen()) {
            case PROCESSES -> ofProcesses();
            case CONTAINERS -> Containers.kube();
        };
    }

    private static LocalKube ofProcesses() {
        var log = LoggerFactory.getLogger(LocalKube.class);
        var folder = TestFolder.create();
        var binaries = Provisioning.start(line -> log.atWarn().log(line));
        var plane = ControlPlane.start(ControlPlaneOptions.disposable(folder.path()), binaries);
        Runnable stop =
                () -> {
                    binaries.close();
                    plane.close();
                    folder.close();
                };
        plane.awaitControllers();
        return new LocalKube(plane.kubeconfig(), binaries.await(Binary.KUBECTL).path(), stop);
    }
}
