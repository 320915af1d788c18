package dev.sailplan.planner.declare;

import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.List;

/// Reads `forEach`: finds the directories that stand for an application each.
final class ForEachReader {
    private final RepositoryTree tree;
    private final Problems problems;
    private final PatternBudget effort;

    ForEachReader(RepositoryTree tree, Problems problems, PatternBudget effort) {
        this.tree = tree;
        this.problems = problems;
        this.effort = effort;
    }

    List<TreeEntry> directories(EntryFields application) {
        return application
                .object("forEach", List.of("directories", ExceptReader.KEY))
                .flatMap(forEach -> forEach.required("directories").map(d -> found(forEach, d)))
                .orElse(List.of());
    }

    private List<TreeEntry> found(EntryFields forEach, PlacedText pattern) {
        List<Glob> except = ExceptReader.of(forEach, problems, text -> text);
        return problems.check(pattern.at(), () -> Glob.of("directories", pattern.value())).stream()
                .flatMap(glob -> glob.find(tree, effort).stream())
                .filter(entry ->
                        except.stream().noneMatch(glob -> glob.matches(entry.path(), effort)))
                .filter(entry -> isFolder(entry, pattern))
                .toList();
    }

    private boolean isFolder(TreeEntry entry, PlacedText pattern) {
        if (entry.kind() == Kind.SYMLINK || entry.kind() == Kind.SUBMODULE) {
            problems.add(
                    pattern.at(),
                    "'"
                            + entry.path()
                            + "' is a "
                            + (entry.kind() == Kind.SYMLINK ? "symbolic link" : "submodule")
                            + ", which is never followed; name it in except or make it a folder");
        }
        return entry.kind() == Kind.FOLDER;
    }
}
