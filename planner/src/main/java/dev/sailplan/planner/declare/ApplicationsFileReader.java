package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.Document;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.Reading;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one file of declarations.
final class ApplicationsFileReader {
    static final String API_VERSION = "sailplan.dev/v1";
    static final String KIND = "Applications";
    private static final String SOURCES = "sources";
    private static final YamlBudget BUDGET = new YamlBudget(256 * 1024, 100_000, 50, 100);
    private static final int MOST_APPLICATIONS = 5_000;
    private static final List<String> KEYS =
            List.of("apiVersion", "kind", "include", SOURCES, "defaults", "applications");
    private final RepositoryTree tree;
    private final ProjectName project;
    private final Problems problems;
    private final PatternBudget effort;

    ApplicationsFileReader(
            RepositoryTree tree, ProjectName project, Problems problems, PatternBudget effort) {
        this.tree = tree;
        this.project = project;
        this.problems = problems;
        this.effort = effort;
    }

    /// Holds what the file at the root says: its own applications, and what is for other files.
    record Content(List<Application> applications, List<PlacedText> include, Options defaults) {
        Content {
            applications = List.copyOf(applications);
            include = List.copyOf(include);
        }
    }

    Content root(TreeEntry file) {
        Options standard = Options.STANDARD;
        return document(file)
                .map(fields -> content(fields, standard))
                .orElseGet(() -> new Content(List.of(), List.of(), standard));
    }

    List<Application> included(TreeEntry file, Options defaults) {
        Optional<EntryFields> fields = document(file);
        fields.filter(f -> f.has("include"))
                .ifPresent(f ->
                        problems.add(
                                f.keyPlaceOf("include"),
                                "include has a meaning only in the sailplan.yaml at the root"));
        return fields.map(f -> content(f, defaults).applications()).orElse(List.of());
    }

    private Content content(EntryFields fields, Options inherited) {
        checkType(fields);
        notSupportedYet(fields);
        Options defaults =
                fields.object("defaults", OptionsReader.KEYS)
                        .map(d -> new OptionsReader(problems).read(d, inherited))
                        .orElse(inherited);
        ApplicationReader reader = new ApplicationReader(tree, project, problems, effort);
        List<Application> all = new ArrayList<>();
        List<Located> entries = fields.list("applications");
        for (int i = 0; i < entries.size(); i++) {
            all.addAll(reader.read(entries.get(i), "applications[" + i + "]", defaults));
            checkCount(all.size(), entries.get(i).at());
        }
        return new Content(all, fields.texts("include"), defaults);
    }

    /// While reading, since some thousand entries may stand for some thousand directories each.
    static void checkCount(int applications, SourceLocation at) {
        if (applications > MOST_APPLICATIONS) {
            throw new OverBudget(
                    at, "one repository may declare " + MOST_APPLICATIONS + " applications");
        }
    }

    private void checkType(EntryFields fields) {
        expect(fields, "apiVersion", API_VERSION);
        expect(fields, "kind", KIND);
    }

    private void expect(EntryFields fields, String key, String wanted) {
        fields.required(key)
                .filter(text -> !text.value().equals(wanted))
                .ifPresent(text -> problems.add(text.at(), key + " must be " + wanted));
    }

    private void notSupportedYet(EntryFields fields) {
        if (fields.has(SOURCES)) {
            problems.add(
                    fields.keyPlaceOf(SOURCES),
                    "not supported yet: sources; this version deploys plain manifests of this"
                            + " repository");
        }
    }

    private Optional<EntryFields> document(TreeEntry file) {
        Reading reading = YamlReader.read(file.path(), tree.read(file), BUDGET);
        problems.addAll(reading.problems());
        if (!reading.isClean()) {
            return Optional.empty();
        }
        List<Document> documents = reading.documents();
        if (documents.size() != 1) {
            problems.add(
                    documents.size() > 1
                            ? documents.get(1).at()
                            : SourceLocation.wholeFile(file.path()),
                    "must hold exactly one document, not " + documents.size());
            return Optional.empty();
        }
        return EntryFields.of(documents.getFirst().value(), "", problems, KEYS);
    }
}
