package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a program and keeps what it prints, both streams together.
record Command(Path folder, List<String> prefix) {

    static Command git(Path folder) {
        return new Command(
                folder,
                List.of("git", "-c", "user.name=sailor", "-c", "user.email=sailor@localhost"));
    }

    String run(String... arguments) {
        Result result = attempt(arguments);
        assertThat(result.exit()).as(String.join(" ", arguments) + "\n" + result.output()).isZero();
        return result.output();
    }

    Result attempt(String... arguments) {
        List<String> words = with(arguments);
        try {
            Process process =
                    new ProcessBuilder(words)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The words of a command line, for those who start it themselves.
    List<String> with(String... arguments) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(arguments));
        return words;
    }

    record Result(int exit, String output) {}
}
