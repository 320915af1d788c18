package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.shape.Faults;
import dev.sailplan.common.yaml.shape.FileReading;
import dev.sailplan.common.yaml.shape.ObjectShape;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.Glob;
import dev.sailplan.planner.declare.PatternBudget;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads one file of declarations.
final class ApplicationsFileReader {
    static final String API_VERSION = "sailplan.dev/v1";
    static final String KIND = "Applications";
    private static final String SOURCES = "sources";
    private static final YamlBudget BUDGET = new YamlBudget(256 * 1024, 100_000, 50, 100);
    private static final int MOST_APPLICATIONS = 5_000;
    private final RepositoryTree tree;
    private final Faults faults;
    private final ApplicationReader reader;

    ApplicationsFileReader(
            RepositoryTree tree, ProjectName project, Faults faults, PatternBudget effort) {
        this.tree = tree;
        this.faults = faults;
        reader = new ApplicationReader(new ForEachReader(tree, faults, effort), project);
    }

    /// Holds what the file at the root says: its own applications, and what is for other files.
    record Content(List<Application> applications, List<Include> include, Options defaults) {
        Content {
            applications = List.copyOf(applications);
            include = List.copyOf(include);
        }
    }

    /// A pattern of files to include, and where it was written.
    record Include(Glob pattern, SourceLocation at) {}

    Content root(TreeEntry file) {
        Options standard = Options.STANDARD;
        return document(file, shape -> content(shape, standard))
                .orElseGet(() -> new Content(List.of(), List.of(), standard));
    }

    List<Application> included(TreeEntry file, Options defaults) {
        return document(file, shape -> includedContent(shape, defaults))
                .map(Content::applications)
                .orElse(List.of());
    }

    private Content includedContent(ObjectShape shape, Options inherited) {
        Content content = content(shape, inherited);
        shape.refuse("include", "include has a meaning only in the sailplan.yaml at the root");
        return content;
    }

    private Content content(ObjectShape shape, Options inherited) {
        shape.knows("apiVersion", "kind", "include", SOURCES, "defaults", "applications");
        shape.required("apiVersion", Readers.exactly(API_VERSION));
        shape.required("kind", Readers.exactly(KIND));
        shape.refuse(
                SOURCES,
                "not supported yet: sources; this version deploys plain manifests of this"
                        + " repository");
        Options defaults = shape.given("defaults", defaults(inherited)).orElse(inherited);
        return new Content(
                shape.given("applications", applications(defaults)).orElse(List.of()),
                shape.given("include", Readers.each(ApplicationsFileReader::include))
                        .orElse(List.of()),
                defaults);
    }

    private static Reader<Options> defaults(Options inherited) {
        return Readers.object(shape -> Optional.of(OptionsReader.read(shape, inherited)));
    }

    private static Optional<Include> include(Located value, Faults faults) {
        return Readers.text(text -> Glob.of("include", text))
                .read(value, faults)
                .map(pattern -> new Include(pattern, value.at()));
    }

    private Reader<List<Application>> applications(Options defaults) {
        return (value, faults) -> {
            if (!(value instanceof LocatedArray(_, List<Located> entries))) {
                return faults.refuse(value, "a list");
            }
            List<Application> all = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                reader.entry(defaults).read(entries.get(i), faults.at(i)).ifPresent(all::addAll);
                checkCount(all.size(), entries.get(i).at());
            }
            return Optional.of(all);
        };
    }

    /// While reading, since some thousand entries may stand for some thousand directories each.
    static void checkCount(int applications, SourceLocation at) {
        if (applications > MOST_APPLICATIONS) {
            throw new CommitTooLarge(
                    at, "one repository may declare " + MOST_APPLICATIONS + " applications");
        }
    }

    private Optional<Content> document(TreeEntry file, Function<ObjectShape, Content> content) {
        return FileReading.document(file.path(), tree.read(file), BUDGET, faults)
                .flatMap(document ->
                        Readers.object(shape -> Optional.of(content.apply(shape)))
                                .read(document, faults));
    }
}
