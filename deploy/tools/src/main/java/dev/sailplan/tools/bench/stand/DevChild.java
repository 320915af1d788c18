package dev.sailplan.tools.bench.stand;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.deploy.Main;
import dev.sailplan.tools.bench.measure.Cleanup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A `sailplan dev` of the measurement's own, in a process with the same Java and the launcher's options for it.
public final class DevChild {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Process process;
    private final Path data;

    private DevChild(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /// Returns when dev can be used. What it says about its start goes to `starts`.
    static DevChild start(Path data, Redirect starts, Cleanup cleanup) throws InterruptedException {
        try {
            Files.createDirectories(data);
            Process process =
                    new ProcessBuilder(command(data))
                            .redirectError(starts)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            DevChild dev = new DevChild(process, data);
            cleanup.add(dev::stop);
            dev.awaitReady();
            return dev;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start sailplan dev", e);
        }
    }

    public String git() {
        return endpoint("git");
    }

    public String kafka() {
        return endpoint("kafka");
    }

    public Path kubeconfig() {
        return Path.of(endpoint("kubeconfig"));
    }

    public long pid() {
        return process.pid();
    }

    /// dev itself and what it has started.
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /// Throws [CommandFailed] if it has ended.
    public void mustRun() {
        if (!process.isAlive()) {
            throw new CommandFailed(
                    "the dev that was measured ended by itself; with --data DIR its log stays in"
                            + " DIR/data/logs");
        }
    }

    private static List<String> command(Path data) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // As the launcher starts dev.
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(Main.class.getName(), "dev"));
        words.addAll(List.of("--port", "0", "--data", data.toString()));
        return words;
    }

    /// Without a limit: where the control plane must be built first, that takes minutes and is said.
    private void awaitReady() throws InterruptedException {
        while (!Files.exists(endpoints())) {
            mustRun();
            Thread.sleep(LOOK);
        }
    }

    private Path endpoints() {
        return data.resolve("endpoints.json");
    }

    private String endpoint(String name) {
        try {
            JsonObject all = new JsonCodec().object(Files.readAllBytes(endpoints()));
            return all.text(name).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + endpoints(), e);
        }
    }

    private void stop() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
