package dev.sailplan.planner.declare.read;

import static dev.sailplan.planner.declare.Declaration.FILE;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.shape.Faults;
import dev.sailplan.common.yaml.shape.TooManyFaults;
import dev.sailplan.common.yaml.shape.Wording;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.Declaration;
import dev.sailplan.planner.declare.Declaration.Applications;
import dev.sailplan.planner.declare.Declaration.Broken;
import dev.sailplan.planner.declare.PatternBudget;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import dev.sailplan.planner.declare.read.ApplicationsFileReader.Content;
import dev.sailplan.planner.declare.read.ApplicationsFileReader.Include;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Reads `sailplan.yaml` and what it includes; finds every problem at once.
public final class DeclarationReader {
    private final RepositoryTree tree;
    private final ProjectName project;
    private final Faults faults = new Faults(Wording.BY_PATH);
    private final PatternBudget effort = new PatternBudget(SourceLocation.wholeFile(FILE));

    private DeclarationReader(RepositoryTree tree, ProjectName project) {
        this.tree = tree;
        this.project = project;
    }

    public static Declaration read(RepositoryTree tree, ProjectName project) {
        DeclarationReader reader = new DeclarationReader(tree, project);
        try {
            return reader.read();
        } catch (CommitTooLarge e) {
            return new Broken(
                    Stream.concat(reader.faults.problems().stream(), Stream.of(e.problem()))
                            .toList());
        } catch (TooManyFaults _) {
            return new Broken(reader.faults.problems());
        }
    }

    private Declaration read() {
        Optional<TreeEntry> file = tree.entry(FILE).filter(e -> e.kind() == Kind.FILE);
        return file.map(this::read).orElseGet(() -> new Broken(List.of(missing())));
    }

    private Declaration read(TreeEntry file) {
        ApplicationsFileReader reader = new ApplicationsFileReader(tree, project, faults, effort);
        Content root = reader.root(file);
        List<Application> all = new ArrayList<>(root.applications());
        for (TreeEntry included : included(root)) {
            all.addAll(reader.included(included, root.defaults()));
            ApplicationsFileReader.checkCount(all.size(), SourceLocation.wholeFile(FILE));
        }
        RepositoryChecks.check(all, faults);
        return faults.count() > 0
                ? new Broken(faults.problems())
                : new Applications(
                        all.stream().sorted(Comparator.comparing(Application::key)).toList());
    }

    private static Problem missing() {
        return new Problem(
                SourceLocation.wholeFile(FILE),
                "is not a file at the root of the default branch; it says what is deployed where");
    }

    private SequencedSet<TreeEntry> included(Content root) {
        SequencedSet<TreeEntry> files = new LinkedHashSet<>();
        root.include().forEach(include -> files.addAll(files(include)));
        files.removeIf(file -> file.path().equals(FILE));
        return files;
    }

    private List<TreeEntry> files(Include include) {
        List<TreeEntry> found = include.pattern().find(tree, effort);
        found.stream()
                .filter(e -> e.kind() != Kind.FILE)
                .forEach(e ->
                        faults.add(
                                include.at(), "include '" + e.path() + "' is not a regular file"));
        if (found.isEmpty()) {
            faults.add(include.at(), "include matches no file of this commit");
        }
        return found.stream().filter(e -> e.kind() == Kind.FILE).toList();
    }
}
