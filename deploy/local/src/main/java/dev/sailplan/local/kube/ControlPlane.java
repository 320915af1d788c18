package dev.sailplan.local.kube;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.process.ChildProcess;
import dev.sailplan.local.process.FolderLock;
import dev.sailplan.local.process.ProcessRecords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// A running etcd and kube-apiserver, which a kube-controller-manager joins as soon as its binary is there.
public final class ControlPlane implements AutoCloseable {

    private final ControlPlaneOptions options;
    private final FolderLock lock;
    private final ControlPlaneProcesses parts;
    private final Thread joiner;

    private ControlPlane(
            ControlPlaneOptions options,
            FolderLock lock,
            ControlPlaneProcesses parts,
            Provisioning binaries) {
        this.options = options;
        this.lock = lock;
        this.parts = parts;
        joiner =
                Thread.ofVirtual()
                        .name("controller-manager")
                        .start(() -> parts.joinControllerManager(binaries));
    }

    /// Ends what an earlier run left on the data folder, starts anew and returns when the API server is ready.
    public static ControlPlane start(ControlPlaneOptions options, Provisioning binaries) {
        var lock =
                FolderLock.tryAcquire(options.run().resolve("control-plane"))
                        .orElseThrow(() -> new LocalException(inUse(options.data())));
        var records = new ProcessRecords(options.run());
        var parts =
                new ControlPlaneProcesses(options, new ChildProcess.Home(options.logs(), records));
        try {
            records.endOrphans()
                    .forEach(name -> options.progress().report("ended a left-over " + name));
            parts.startStorageAndServer(binaries);
            return new ControlPlane(options, lock, parts, binaries);
        } catch (RuntimeException | IOException | InterruptedException e) {
            parts.stop();
            lock.close();
            throw translated(e);
        }
    }

    /// The administrator's kubeconfig, readable by its owner only.
    public Path kubeconfig() {
        return options.kubeconfig();
    }

    /// The name of the kubeconfig's only context.
    public String context() {
        return Kubeconfig.CONTEXT;
    }

    /// The API server's address.
    public URI server() {
        return parts.server();
    }

    /// The API server's version as it names itself, such as `v1.37.2`.
    public String version() {
        return parts.version();
    }

    /// Whether etcd and the API server run, and the controller manager if it has joined.
    public boolean isHealthy() {
        return parts.isHealthy();
    }

    /// What is wrong, in words for people with the log's last lines; empty while healthy.
    public Optional<String> problem() {
        return parts.problem();
    }

    /// Waits until the controllers have made the default service account; throws when they can't come.
    public void awaitControllers() {
        try {
            joiner.join();
            parts.awaitControllers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for the controllers", e);
        }
    }

    /// Stops all parts in reverse order, in bounded time.
    @Override
    public void close() {
        joiner.interrupt();
        try {
            joiner.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.stop();
        lock.close();
    }

    private static String inUse(Path data) {
        return "another Sailplan is running on %s; stop it or choose another folder"
                .formatted(data);
    }

    private static LocalException translated(Exception cause) {
        return switch (cause) {
            case LocalException already -> already;
            case InterruptedException _ -> {
                Thread.currentThread().interrupt();
                yield new LocalException("interrupted while starting the control plane", cause);
            }
            default ->
                    new LocalException(
                            "the control plane did not start: " + cause.getMessage(), cause);
        };
    }
}
