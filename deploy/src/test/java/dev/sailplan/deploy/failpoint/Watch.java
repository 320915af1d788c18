package dev.sailplan.deploy.failpoint;

import dev.sailplan.local.testing.LocalKube;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Somebody who watches the objects of one kind in one namespace.
final class Watch implements AutoCloseable {
    private final Path seen;
    private final Process process;

    private Watch(Path seen, Process process) {
        this.seen = seen;
        this.process = process;
    }

    static Watch of(String kind, String namespace, Path folder) {
        Path seen = folder.resolve("watch-" + kind);
        LocalKube kube = LocalKube.shared();
        List<String> command =
                List.of(
                        kube.kubectl().toString(),
                        "--kubeconfig=" + kube.kubeconfig(),
                        "get",
                        kind,
                        "--namespace=" + namespace,
                        "--selector=sailplan.dev/application",
                        "--watch-only",
                        "--output-watch-events",
                        "--output=jsonpath={.type} "
                                + kind
                                + "/{.object.metadata.name} {.object.metadata.labels.commit}{\"\\n\"}");
        try {
            Process process = new ProcessBuilder(command).redirectOutput(seen.toFile()).start();
            return new Watch(seen, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> seen() {
        try {
            return Files.readAllLines(seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
