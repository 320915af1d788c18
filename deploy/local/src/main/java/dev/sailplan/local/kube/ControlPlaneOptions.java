package dev.sailplan.local.kube;

import dev.sailplan.local.kube.provide.binary.Progress;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Holds the options that a control plane is started with.
///
/// `data` gets the folders `etcd`, `run` and `logs`; `disposable` trades durability for speed;
/// `onFailure` hears of a part that ended by itself.
public record ControlPlaneOptions(
        Path data, boolean disposable, Progress progress, Consumer<String> onFailure) {

    /// For a cluster whose data is kept.
    public static ControlPlaneOptions durable(
            Path data, Progress progress, Consumer<String> onFailure) {
        return new ControlPlaneOptions(data.toAbsolutePath(), false, progress, onFailure);
    }

    /// For a test: no fsync, and stopped without ceremony.
    public static ControlPlaneOptions disposable(Path data) {
        return new ControlPlaneOptions(data.toAbsolutePath(), true, Progress.silent(), _ -> {});
    }

    Path run() {
        return data.resolve("run");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path etcd() {
        return data.resolve("etcd");
    }

    Path kubeconfig() {
        return run().resolve("kubeconfig");
    }
}
