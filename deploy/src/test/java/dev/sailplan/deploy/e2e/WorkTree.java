package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A clone in which a person works.
record WorkTree(Path folder) {

    WorkTree write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkTree replace(String file, String what, String by) {
        return write(file, read(file).replace(what, by));
    }

    WorkTree delete(String file) {
        git().run("rm", "-q", file);
        return this;
    }

    /// Declares one more application, delivered to a namespace of its name, and its files.
    WorkTree declare(String application) {
        return write(
                "sailplan.yaml",
                read("sailplan.yaml")
                        + """
                          - name: %1$s
                            plain: {path: apps/%1$s}
                            destination: {cluster: dev, namespace: %1$s, createNamespace: true}
                        """
                                .formatted(application));
    }

    WorkTree configMap(String file, String name, String value) {
        return write(
                file,
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                data:
                  value: "%s"
                """
                        .formatted(name, value));
    }

    /// Commits all and pushes; returns what `git push` printed.
    String push(String message) {
        git().run("add", "-A");
        git().run("commit", "-qm", message);
        return git().run("push", "origin", "HEAD:main");
    }

    /// What a push said of one application: others of the same dev may still be held or refused.
    static String about(String application, String pushed) {
        StringBuilder about = new StringBuilder();
        boolean within = false;
        for (String line : pushed.lines().map(it -> it.replaceFirst("^remote: ?", "")).toList()) {
            within =
                    line.startsWith("    ")
                            ? within
                            : line.startsWith("  " + application + "@dev#");
            about.append(within ? line + "\n" : "");
        }
        assertThat(about.toString()).as(pushed).isNotEmpty();
        return about.toString();
    }

    /// As [push][#push], without waiting for it.
    Process pushInBackground(String message) {
        git().run("add", "-A");
        git().run("commit", "-qm", message);
        try {
            return new ProcessBuilder("git", "push", "origin", "HEAD:main")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Command git() {
        return Command.git(folder);
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
