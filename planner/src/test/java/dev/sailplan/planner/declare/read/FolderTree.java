package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.TreeId;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of a golden case as if it were committed.
final class FolderTree implements RepositoryTree {
    private final Path root;

    FolderTree(Path root) {
        this.root = root;
    }

    @Override
    public Optional<TreeEntry> entry(String path) {
        Path file = root.resolve(path);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new TreeEntry(path, kind(file), id(path)))
                : Optional.empty();
    }

    private static Kind kind(Path file) {
        if (Files.isSymbolicLink(file)) {
            return Kind.SYMLINK;
        }
        return Files.isDirectory(file) ? Kind.FOLDER : Kind.FILE;
    }

    private static TreeId id(String path) {
        return new TreeId(Digest.of(path).value());
    }

    @Override
    public List<TreeEntry> list(String folder) {
        return entry(folder).filter(e -> e.kind() == Kind.FOLDER).isPresent()
                ? entries(root.resolve(folder), 1)
                : List.of();
    }

    @Override
    public List<TreeEntry> walk(String path) {
        return entries(root.resolve(path), Integer.MAX_VALUE).stream()
                .filter(e -> e.kind() != Kind.FOLDER)
                .toList();
    }

    private List<TreeEntry> entries(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .flatMap(path -> entry(path).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size(TreeEntry file) {
        return read(file).length;
    }

    @Override
    public byte[] read(TreeEntry file) {
        try {
            return Files.readAllBytes(root.resolve(file.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
