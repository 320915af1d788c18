package dev.sailplan.tools.bench.stand;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.tools.bench.measure.Cleanup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lays out the folder that a measurement works in.
public record Workplace(Path root) {

    /// The folder that was asked for, which is kept; else a temporary one, which is not.
    public static Workplace open(Optional<Path> wanted, Cleanup cleanup) {
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
    public Path data() {
        return root.resolve("data");
    }

    /// The data folder of a broker without a dev.
    public Path broker() {
        return root.resolve("broker");
    }

    /// Where commits are made.
    public Path workTree() {
        return root.resolve("sample");
    }

    /// The manifests that kubectl is given.
    public Path copies() {
        return root.resolve("copies");
    }

    Path kubectlCache() {
        return root.resolve("kubectl");
    }

    /// Writes a file of the work tree.
    public void write(String file, String content) {
        write(workTree().resolve(file), content);
    }

    /// One text a file, in their order.
    public void writeCopies(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            write(copies().resolve(String.format(Locale.ROOT, "%04d.yaml", i)), texts.get(i));
        }
    }

    private static void write(Path path, String content) {
        try {
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
