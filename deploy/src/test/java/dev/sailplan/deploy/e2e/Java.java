package dev.sailplan.deploy.e2e;

import dev.sailplan.deploy.program.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Java program of the tests in a process of its own.
record Java(List<String> options, Class<?> program, Path output) {

    static Java of(Class<?> program, Path output, String... options) {
        return new Java(List.of(options), program, output);
    }

    Process start(String... arguments) {
        return start(java().command(arguments));
    }

    /// As one whose files may not grow beyond so many KiB: the file system says so as it says that a disk is full, by
    /// an error of the write, but with another number.
    Process startWithSmallFiles(int kibibytes, String... arguments) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "ulimit -f " + kibibytes + " && exec \"$@\"",
                                "bash"));
        // An archive of its classes would not fit either.
        words.addAll(java("-XX:-AutoCreateSharedArchive").command(arguments));
        return start(words);
    }

    private JavaProgram java(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaProgram(program.getSimpleName(), program, all);
    }

    private Process start(List<String> words) {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void kill(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
