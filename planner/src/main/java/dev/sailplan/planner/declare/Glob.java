package dev.sailplan.planner.declare;

import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.ArrayList;
import java.util.List;

/// A pattern of paths such as `teams/*/sailplan.yaml`: `*` and `?` stand for characters of one name.
public record Glob(List<String> segments) {
    public Glob {
        segments = List.copyOf(segments);
    }

    public static Glob of(String what, String pattern) {
        String path = Paths.normal(what, pattern);
        if (path.contains("**")) {
            throw new IllegalArgumentException(
                    what + " contains '**'; write one '*' for each level of folders");
        }
        return new Glob(List.of(path.split("/", 0)));
    }

    public boolean matches(String path, PatternBudget effort) {
        String[] names = path.split("/", -1);
        return names.length == segments.size() && begins(names, effort);
    }

    /// Whether it matches the path or a folder that the path leads through.
    boolean covers(String path, PatternBudget effort) {
        String[] names = path.split("/", -1);
        return names.length >= segments.size() && begins(names, effort);
    }

    private boolean begins(String[] names, PatternBudget effort) {
        for (int i = 0; i < segments.size(); i++) {
            if (!matches(segments.get(i), names[i], effort)) {
                return false;
            }
        }
        return true;
    }

    /// Everything of the tree that matches, by path; folders are only entered where the pattern leads.
    public List<TreeEntry> find(RepositoryTree tree, PatternBudget effort) {
        List<String> folders = List.of("");
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folders =
                    matching(tree, folders, segment, effort).stream()
                            .filter(entry -> entry.kind() == Kind.FOLDER)
                            .map(TreeEntry::path)
                            .toList();
        }
        return matching(tree, folders, segments.getLast(), effort);
    }

    private static List<TreeEntry> matching(
            RepositoryTree tree, List<String> folders, String segment, PatternBudget effort) {
        List<TreeEntry> found = new ArrayList<>();
        long letters = 0;
        for (String folder : folders) {
            for (TreeEntry entry : tree.list(folder)) {
                if (matches(segment, entry.name(), effort)) {
                    found.add(entry);
                    letters += entry.path().length();
                }
            }
            effort.check(found.size(), letters);
        }
        return found;
    }

    /// As in a shell, a leading dot has to be written.
    private static boolean matches(String segment, String name, PatternBudget effort) {
        boolean hidden = name.startsWith(".") && !segment.startsWith(".");
        effort.take(name.length());
        return !hidden
                && matches(segment.codePoints().toArray(), name.codePoints().toArray(), effort);
    }

    /// Only the last `*` is ever tried again: a regular expression may try all of them, which takes for ever.
    private static boolean matches(int[] pattern, int[] name, PatternBudget effort) {
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
                effort.take(1 + n - resume);
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
