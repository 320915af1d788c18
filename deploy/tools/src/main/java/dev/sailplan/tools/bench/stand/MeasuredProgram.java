package dev.sailplan.tools.bench.stand;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.local.kube.provide.Provisioning;
import dev.sailplan.local.kube.provide.binary.Binary;
import dev.sailplan.local.kube.provide.binary.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// An external program as it is called here, and a clock that says how long it takes.
public record MeasuredProgram(
        List<String> words, Path folder, Map<String, String> environment, LongSupplier nanos) {
    public MeasuredProgram {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /// Without its environment, which may hold any secret.
    @Override
    public String toString() {
        return String.join(" ", words);
    }

    /// `git`, without what the person at this machine has configured: hooks and signing would be measured too.
    static MeasuredProgram git(Path folder, LongSupplier nanos) {
        return new MeasuredProgram(
                List.of(
                        "git",
                        "-c",
                        "user.name=bench",
                        "-c",
                        "user.email=bench@localhost",
                        "-c",
                        "gc.auto=0",
                        "-c",
                        "maintenance.auto=false"),
                folder,
                Map.of(
                        "GIT_CONFIG_NOSYSTEM",
                        "1",
                        "GIT_CONFIG_GLOBAL",
                        "/dev/null",
                        "GIT_TERMINAL_PROMPT",
                        "0",
                        "no_proxy",
                        "127.0.0.1"),
                nanos);
    }

    /// The control plane's own `kubectl`, with a cache that lasts as long as the stand.
    public static MeasuredProgram kubectl(MeasuredDev stand) throws InterruptedException {
        try (Provisioning binaries = Provisioning.start(Progress.silent())) {
            return new MeasuredProgram(
                    List.of(
                            binaries.await(Binary.KUBECTL).path().toString(),
                            "--kubeconfig",
                            stand.dev().kubeconfig().toString()),
                    stand.place().root(),
                    Map.of("KUBECACHEDIR", stand.place().kubectlCache().toString()),
                    stand.nanos());
        }
    }

    /// A run of the program: what it printed, and how long it took by the wall clock.
    public record Run(String output, Duration took) {}

    /// Runs it to its end; throws [CommandFailed] with its output when it did not succeed.
    public Run run(String... arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            long start = nanos.getAsLong();
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            Duration took = Duration.ofNanos(nanos.getAsLong() - start);
            if (exit != 0) {
                throw new CommandFailed(
                        words.getFirst()
                                + " "
                                + String.join(" ", arguments)
                                + " failed:\n"
                                + output.strip());
            }
            return new Run(output, took);
        } catch (IOException e) {
            throw new CommandFailed(
                    "could not run " + words.getFirst() + ", which this needs: " + e.getMessage());
        }
    }
}
