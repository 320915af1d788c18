package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.shape.Faults;
import dev.sailplan.common.yaml.shape.Field;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import dev.sailplan.planner.declare.Glob;
import dev.sailplan.planner.declare.PatternBudget;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import java.util.List;

/// Reads `forEach`: finds the directories that stand for an application each.
record ForEachReader(RepositoryTree tree, Faults faults, PatternBudget effort) {

    Reader<List<TreeEntry>> directories() {
        return Readers.object(shape -> {
            Field<Glob> pattern =
                    shape.required(
                            "directories", Readers.text(text -> Glob.of("directories", text)));
            List<Glob> except =
                    shape.given(ExceptReader.KEY, ExceptReader.of(text -> text)).orElse(List.of());
            return pattern.value().map(glob -> found(glob, except, shape.placeOf("directories")));
        });
    }

    private List<TreeEntry> found(Glob pattern, List<Glob> except, SourceLocation at) {
        return pattern.find(tree, effort).stream()
                .filter(entry ->
                        except.stream().noneMatch(glob -> glob.matches(entry.path(), effort)))
                .filter(entry -> isFolder(entry, at))
                .toList();
    }

    private boolean isFolder(TreeEntry entry, SourceLocation at) {
        if (entry.kind() == Kind.SYMLINK || entry.kind() == Kind.SUBMODULE) {
            faults.add(
                    at,
                    "'"
                            + entry.path()
                            + "' is a "
                            + (entry.kind() == Kind.SYMLINK ? "symbolic link" : "submodule")
                            + ", which is never followed; name it in except or make it a folder");
        }
        return entry.kind() == Kind.FOLDER;
    }
}
