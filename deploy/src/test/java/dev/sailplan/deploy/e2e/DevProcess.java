package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.deploy.Main;
import dev.sailplan.deploy.program.JavaProgram;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A `sailplan dev` in a process of its own, as a person starts it.
final class DevProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private final Path data;
    private final Process process;

    private DevProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    static DevProcess start(Path data, String... options) {
        List<String> words = new ArrayList<>(List.of("dev", "--data", data.toString()));
        words.addAll(List.of("--port", "0"));
        words.addAll(List.of(options));
        List<String> command =
                JavaProgram.of("dev", Main.class, "-Xmx1g").command(words.toArray(String[]::new));
        try {
            Files.createDirectories(data);
            // A dev that was killed left its own behind.
            Files.deleteIfExists(data.resolve("endpoints.json"));
            Path output = data.resolveSibling(data.getFileName() + ".output");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                            .start();
            DevProcess dev = new DevProcess(data, process);
            dev.awaitReady(output);
            return dev;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Path output) {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    assertThat(process.isAlive()).as(() -> read(output)).isTrue();
                    assertThat(data.resolve("endpoints.json")).as(() -> read(output)).exists();
                });
    }

    /// What it has printed so far.
    String output() {
        return read(data.resolveSibling(data.getFileName() + ".output"));
    }

    Path data() {
        return data;
    }

    String endpoint(String name) {
        JsonObject endpoints = new JsonCodec().object(bytes(data.resolve("endpoints.json")));
        return endpoints.text(name).orElseThrow();
    }

    /// A fresh clone of the sample repository.
    Path cloneSample(Path into) {
        Command.git(into.resolveSibling("."))
                .run("clone", "-q", endpoint("git") + "/sample", into.toString());
        return into;
    }

    Command kubectl() {
        try (Provisioning binaries = Provisioning.start(Progress.silent())) {
            Path kubectl = binaries.await(Binary.KUBECTL).path();
            return new Command(
                    data, List.of(kubectl.toString(), "--kubeconfig", endpoint("kubeconfig")));
        }
    }

    /// What `sailplan log` prints.
    String log() {
        return sailplan("log");
    }

    /// What `sailplan quarantine list` prints.
    String quarantine() {
        return sailplan("quarantine", "list");
    }

    /// What the command line prints, run in this process: who polls by a process each takes a core for that. That the
    /// verbs work as programs is shown by `LifecycleIT` and `PoisonFaultsIT`.
    String sailplan(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", data.toString()));
        int _ =
                Main.commandLine()
                        .setOut(writer)
                        .setErr(writer)
                        .execute(arguments.toArray(String[]::new));
        return said.toString();
    }

    /// Runs the command line to its end.
    static Command.Result command(Path folder, String... arguments) {
        List<String> words = JavaProgram.of("sailplan", Main.class).command();
        return new Command(folder, words).attempt(arguments);
    }

    /// As `kill -9` does: nothing is cleaned up.
    void killHard() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /// As Ctrl-C does.
    void stop() {
        process.destroy();
        awaitEnd(Duration.ofSeconds(60));
    }

    void awaitEnd(Duration patience) {
        try {
            assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
