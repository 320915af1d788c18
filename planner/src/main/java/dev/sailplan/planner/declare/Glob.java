package dev.sailplan.planner.declare;

import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.ArrayList;
import java.util.List;

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
            if (!matches(segments.get(i), names[i])) {
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
        List<TreeEntry> found = new ArrayList<>();
        for (String folder : folders) {
            tree.list(folder).stream()
                    .filter(entry -> matches(segment, entry.name()))
                    .forEach(found::add);
        }
        return found;
    }

    /// As in a shell, a leading dot has to be written.
    private static boolean matches(String segment, String name) {
        boolean hidden = name.startsWith(".") && !segment.startsWith(".");
        return !hidden && matches(segment.codePoints().toArray(), name.codePoints().toArray());
    }

    /// Only the last `*` is ever tried again: a regular expression may try all of them, which takes for ever.
    private static boolean matches(int[] pattern, int[] name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length) {
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == name[n])) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        return p == pattern.length;
    }
}
