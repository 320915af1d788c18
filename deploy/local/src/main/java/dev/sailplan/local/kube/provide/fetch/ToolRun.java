package dev.sailplan.local.kube.provide.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Runs a tool of the machine in a folder and returns its output.
public record ToolRun(Path folder) {

    public static ToolRun in(Path folder) {
        return new ToolRun(folder);
    }

    /// Its output, stripped; an exit code other than 0 is an exception with that output.
    public String run(String... words) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(List.of(words))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        var output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("%s exited %d: %s".formatted(words[0], exit, output));
        }
        return output;
    }
}
