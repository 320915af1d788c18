package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.TreeId;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A commit of one `sailplan.yaml` beside some folders and links.
final class MemoryTree implements RepositoryTree {
    private static final List<TreeEntry> OTHERS =
            Stream.concat(
                            Stream.of(entry("apps", Kind.FOLDER), entry("teams", Kind.FOLDER)),
                            Stream.concat(
                                    Stream.of("web", "db", "_base", ".hidden", "a".repeat(200))
                                            .map(name -> entry("apps/" + name, Kind.FOLDER)),
                                    Stream.of(
                                            entry("apps/link", Kind.SYMLINK),
                                            entry("apps/module", Kind.SUBMODULE),
                                            entry("apps/README.md", Kind.FILE))))
                    .toList();
    private final byte[] declaration;

    MemoryTree(byte[] declaration) {
        this.declaration = declaration.clone();
    }

    @Override
    public Optional<TreeEntry> entry(String path) {
        return path.equals(Declaration.FILE)
                ? Optional.of(entry(path, Kind.FILE))
                : OTHERS.stream().filter(e -> e.path().equals(path)).findFirst();
    }

    private static TreeEntry entry(String path, Kind kind) {
        return new TreeEntry(path, kind, new TreeId(Digest.of(path).value()));
    }

    @Override
    public List<TreeEntry> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return OTHERS.stream().filter(e -> e.path().equals(prefix + e.name())).toList();
    }

    @Override
    public List<TreeEntry> walk(String path) {
        return OTHERS.stream().filter(e -> e.path().startsWith(path)).toList();
    }

    @Override
    public long size(TreeEntry file) {
        return read(file).length;
    }

    @Override
    public byte[] read(TreeEntry file) {
        return declaration.clone();
    }
}
