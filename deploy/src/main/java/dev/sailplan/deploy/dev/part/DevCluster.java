package dev.sailplan.deploy.dev.part;

import dev.sailplan.deploy.dev.run.DevOptions;
import dev.sailplan.deploy.dev.run.StartedParts;
import dev.sailplan.deploy.dev.run.Terminal;
import dev.sailplan.local.kube.ControlPlane;
import dev.sailplan.local.kube.ControlPlaneOptions;
import dev.sailplan.local.kube.provide.Provisioning;
import java.nio.file.Path;

/// Opens dev's cluster: a local control plane, or one that was there already.
public record DevCluster(Path kubeconfig, String context, String description) {

    public static DevCluster open(DevOptions options, Terminal terminal, StartedParts started) {
        return options.cluster()
                .map(own ->
                        new DevCluster(
                                own.kubeconfig(),
                                own.context(),
                                "cluster of context " + own.context()))
                .orElseGet(() -> local(options, terminal, started));
    }

    private static DevCluster local(DevOptions options, Terminal terminal, StartedParts started) {
        Provisioning binaries = started.add("provisioning", Provisioning.start(terminal::progress));
        ControlPlane plane =
                started.add(
                        "control plane",
                        ControlPlane.start(
                                ControlPlaneOptions.durable(
                                        options.folder().root(),
                                        terminal::progress,
                                        terminal::warn),
                                binaries));
        return new DevCluster(
                plane.kubeconfig(), plane.context(), "kube-apiserver " + plane.version());
    }
}
