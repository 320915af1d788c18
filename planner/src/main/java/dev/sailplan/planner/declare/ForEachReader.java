package dev.sailplan.planner.declare;

import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.List;
import java.util.Optional;

/// Reads `forEach`: which directories stand for an application each.
final class ForEachReader {
    private final RepositoryTree tree;
    private final Problems problems;

    ForEachReader(RepositoryTree tree, Problems problems) {
        this.tree = tree;
        this.problems = problems;
    }

    List<TreeEntry> directories(Fields application) {
        return application
                .object("forEach", List.of("directories", "except"))
                .flatMap(forEach -> forEach.required("directories").map(d -> found(forEach, d)))
                .orElse(List.of());
    }

    private List<TreeEntry> found(Fields forEach, Text pattern) {
        List<Glob> except =
                forEach.texts("except").stream().flatMap(t -> glob("except", t).stream()).toList();
        return glob("directories", pattern).stream()
                .flatMap(glob -> glob.find(tree).stream())
                .filter(entry -> except.stream().noneMatch(glob -> glob.matches(entry.path())))
                .filter(entry -> isFolder(entry, pattern))
                .toList();
    }

    private Optional<Glob> glob(String what, Text pattern) {
        return problems.check(pattern.at(), () -> Glob.of(what, pattern.value()));
    }

    private boolean isFolder(TreeEntry entry, Text pattern) {
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
