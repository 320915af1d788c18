package dev.sailplan.planner.declare;

import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A pattern of paths such as `teams/*/sailplan.yaml`: `*` and `?` stand for characters of one name.
record Glob(List<String> segments) {
    Glob {
        segments = List.copyOf(segments);
    }

    static Glob of(String what, String pattern) {
        String path = Paths.normal(what, pattern);
        if (path.contains("**")) {
            throw new IllegalArgumentException(
                    what + " contains '**'; write one '*' for each level of folders");
        }
        return new Glob(List.of(path.split("/", 0)));
    }

    boolean matches(String path) {
        String[] names = path.split("/", -1);
        if (names.length != segments.size()) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!pattern(segments.get(i)).matcher(names[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    /// Everything of the tree that matches, by path; folders are only entered where the pattern leads.
    List<TreeEntry> find(RepositoryTree tree) {
        List<String> folders = List.of("");
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folders =
                    matching(tree, folders, segment).stream()
                            .filter(entry -> entry.kind() == Kind.FOLDER)
                            .map(TreeEntry::path)
                            .toList();
        }
        return matching(tree, folders, segments.getLast());
    }

    private static List<TreeEntry> matching(
            RepositoryTree tree, List<String> folders, String segment) {
        Pattern pattern = pattern(segment);
        List<TreeEntry> found = new ArrayList<>();
        for (String folder : folders) {
            tree.list(folder).stream()
                    .filter(entry -> pattern.matcher(entry.name()).matches())
                    .forEach(found::add);
        }
        return found;
    }

    /// As in a shell, a leading dot has to be written.
    private static Pattern pattern(String segment) {
        StringBuilder regex = new StringBuilder(segment.startsWith(".") ? "" : "(?!\\.)");
        segment.chars()
                .forEach(c ->
                        regex.append(
                                switch (c) {
                                    case '*' -> "[^/]*";
                                    case '?' -> "[^/]";
                                    default -> Pattern.quote(Character.toString(c));
                                }));
        return Pattern.compile(regex.toString());
    }
}
