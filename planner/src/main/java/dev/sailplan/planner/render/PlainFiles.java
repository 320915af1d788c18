package dev.sailplan.planner.render;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.planner.declare.Application.Plain;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds the files of a `plain:` application: what lies beneath its path and isn't left out, links followed.
///
/// `others` are those that are no manifests by their names.
record PlainFiles(List<TreeEntry> manifests, List<Problem> problems, OtherFiles others) {
    PlainFiles {
        manifests = List.copyOf(manifests);
        problems = List.copyOf(problems);
    }

    static PlainFiles of(Plain source, RepositoryTree tree) {
        List<TreeEntry> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (TreeEntry entry : source.entries(tree)) {
            switch (entry.kind()) {
                case FILE, FOLDER -> files.add(entry);
                case SYMLINK -> follow(tree, entry, files, problems);
                case SUBMODULE ->
                        problems.add(
                                problem(
                                        entry,
                                        "is a submodule, which is never followed; put the files"
                                                + " themselves here"));
            }
        }
        List<TreeEntry> manifests = files.stream().filter(PlainFiles::isManifest).toList();
        OtherFiles others = OtherFiles.among(manifests);
        return new PlainFiles(
                manifests.stream().filter(m -> !others.has(m)).toList(), problems, others);
    }

    /// All that is wrong before any manifest is judged, given the paths of files that turned out to hold none.
    List<Problem> problems(Plain source, List<String> withoutManifest) {
        return Stream.concat(
                        problems.stream(),
                        others.and(withoutManifest, manifests).problem(source).stream())
                .toList();
    }

    private static void follow(
            RepositoryTree tree, TreeEntry link, List<TreeEntry> files, List<Problem> problems) {
        switch (LinkResolution.follow(tree, link)) {
            case LinkResolution.Target.File(TreeEntry file) -> files.add(file);
            case LinkResolution.Target.Refused(String why) -> problems.add(problem(link, why));
        }
    }

    private static Problem problem(TreeEntry entry, String message) {
        return new Problem(SourceLocation.wholeFile(entry.path()), message);
    }

    private static boolean isManifest(TreeEntry entry) {
        String name = entry.name();
        return !name.equals(Declaration.FILE)
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }
}
