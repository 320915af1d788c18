package dev.sailplan.deploy.bench;

import dev.sailplan.deploy.cli.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that a measurement works in.
record Workplace(Path root) {

    /// The folder that was asked for, which is kept; else a temporary one, which is not.
    static Workplace open(Optional<Path> wanted, Cleanup cleanup) {
        try {
            if (wanted.isPresent()) {
                return new Workplace(empty(wanted.get().toAbsolutePath().normalize()));
            }
            Path made = Files.createTempDirectory("sailplan-bench-");
            cleanup.add(() -> remove(made));
            return new Workplace(made);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make a folder to work in", e);
        }
    }

    /// The data folder of the dev that is measured.
    Path data() {
        return root.resolve("data");
    }

    /// Where commits are made.
    Path workTree() {
        return root.resolve("sample");
    }

    Path kubectlCache() {
        return root.resolve("kubectl");
    }

    /// Writes a file of the work tree.
    void write(String file, String content) {
        try {
            Path path = workTree().resolve(file);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new CommandFailed(
                        folder + " is not empty; a measurement starts from nothing");
            }
        }
        return folder;
    }

    private static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + folder, e);
        }
    }

    /// Removes files and then their folder; what vanishes by itself meanwhile is as good as removed.
    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
