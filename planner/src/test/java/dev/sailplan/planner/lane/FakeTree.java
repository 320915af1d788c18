package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.TreeId;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A commit's files in memory. Content that begins with `link:` is a symbolic link; with `poison:`, nobody foresaw it.
public final class FakeTree implements RepositoryTree {
    private final SortedMap<String, String> files;

    public FakeTree(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    @Override
    public Optional<TreeEntry> entry(String path) {
        String content = files.get(path);
        if (content != null) {
            return Optional.of(file(path, content));
        }
        SortedMap<String, String> under = under(path);
        return under.isEmpty()
                ? Optional.empty()
                : Optional.of(new TreeEntry(path, Kind.FOLDER, id(under.toString())));
    }

    private SortedMap<String, String> under(String folder) {
        return folder.isEmpty() ? files : files.subMap(folder + "/", folder + "0");
    }

    @Override
    public List<TreeEntry> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return under(folder).keySet().stream()
                .map(path -> path.substring(prefix.length()))
                .map(rest -> rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest)
                .distinct()
                .flatMap(name -> entry(prefix + name).stream())
                .toList();
    }

    @Override
    public List<TreeEntry> walk(String path) {
        String content = files.get(path);
        return content != null
                ? List.of(file(path, content))
                : under(path).entrySet().stream().map(e -> file(e.getKey(), e.getValue())).toList();
    }

    @Override
    public long size(TreeEntry file) {
        return read(file).length;
    }

    @Override
    public byte[] read(TreeEntry file) {
        String content =
                files.values().stream()
                        .filter(value -> id(value).equals(file.id()))
                        .findFirst()
                        .orElse("");
        if (content.startsWith("link:")) {
            return content.substring("link:".length()).getBytes(StandardCharsets.UTF_8);
        }
        if (content.startsWith("poison:")) {
            throw new IllegalStateException("can't read " + content);
        }
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static TreeEntry file(String path, String content) {
        Kind kind = content.startsWith("link:") ? Kind.SYMLINK : Kind.FILE;
        return new TreeEntry(path, kind, id(content));
    }

    private static TreeId id(String content) {
        return new TreeId(Digest.of(content).value().substring(0, 40));
    }
}
