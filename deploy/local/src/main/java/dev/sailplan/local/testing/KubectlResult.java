package dev.sailplan.local.testing;

import dev.sailplan.local.LocalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// Holds the exit code and output of a run of kubectl.
public record KubectlResult(int exit, String out, String err) {

    static KubectlResult of(Path kubectl, Path kubeconfig, List<String> arguments, String input) {
        var command = new ArrayList<>(List.of(kubectl.toString(), "--kubeconfig=" + kubeconfig));
        command.addAll(arguments);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var process = new ProcessBuilder(command).start();
            var out = readers.submit(() -> text(process.getInputStream()));
            var err = readers.submit(() -> text(process.getErrorStream()));
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return new KubectlResult(process.waitFor(), out.get(), err.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while kubectl ran", e);
        } catch (IOException | java.util.concurrent.ExecutionException e) {
            throw new LocalException("kubectl did not run: " + e.getMessage(), e);
        }
    }

    /// Its output, where it exited 0; else an exception with what it said.
    public String orThrow() {
        if (exit != 0) {
            throw new LocalException("kubectl exited " + exit + ": " + err);
        }
        return out;
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
