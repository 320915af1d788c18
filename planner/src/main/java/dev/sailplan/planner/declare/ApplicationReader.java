package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ApplicationName;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.planner.declare.Application.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one entry of `applications`: one application, or one for each directory.
final class ApplicationReader {
    private static final int MOST_DEPENDENCIES = 100;
    private static final List<String> KEYS =
            Stream.concat(
                            Stream.of(
                                    "name",
                                    "forEach",
                                    "plain",
                                    "kustomize",
                                    "helm",
                                    "destination",
                                    "dependsOn",
                                    "ignoreDifferences"),
                            OptionsReader.KEYS.stream())
                    .toList();
    private final RepositoryTree tree;
    private final ProjectName project;
    private final Problems problems;
    private final PatternBudget effort;

    ApplicationReader(
            RepositoryTree tree, ProjectName project, Problems problems, PatternBudget effort) {
        this.tree = tree;
        this.project = project;
        this.problems = problems;
        this.effort = effort;
    }

    List<Application> read(Located entry, String path, Options defaults) {
        Optional<EntryFields> fields = EntryFields.of(entry, path, problems, KEYS);
        if (fields.isEmpty()) {
            return List.of();
        }
        EntryFields application = fields.get();
        notSupportedYet(application);
        Options options = new OptionsReader(problems).read(application, defaults);
        if (!application.has("forEach")) {
            return one(application, options, Template.NOTHING).stream().toList();
        }
        List<Application> all = new ArrayList<>();
        for (TreeEntry directory :
                new ForEachReader(tree, problems, effort).directories(application)) {
            // What is wrong with the entry itself is found again each time, and told once.
            one(application, options, Template.of(directory)).ifPresent(all::add);
        }
        return all;
    }

    private void notSupportedYet(EntryFields application) {
        for (String later : List.of("kustomize", "helm", "ignoreDifferences")) {
            if (application.has(later)) {
                problems.add(
                        application.keyPlaceOf(later),
                        "not supported yet: " + later + "; this version deploys plain manifests");
            }
        }
    }

    private Optional<Application> one(EntryFields fields, Options options, Template template) {
        Optional<ApplicationName> name =
                filled(fields.required("name"), template)
                        .flatMap(t -> problems.check(t.at(), () -> new ApplicationName(t.value())));
        Optional<Destination> destination = destination(fields, template);
        Optional<Plain> source = plain(fields, template);
        if (name.isEmpty() || destination.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        ApplicationKey key = new ApplicationKey(project, name.get(), destination.get().cluster());
        return Optional.of(
                new Application(
                        key,
                        source.get(),
                        options.forPlan(
                                destination.get().namespace(), destination.get().createNamespace()),
                        options.approval(),
                        options.onRemove(),
                        dependsOn(fields, key),
                        fields.placeOf("name")));
    }

    private Optional<Plain> plain(EntryFields fields, Template template) {
        if (!fields.has("plain") && !fields.has("kustomize") && !fields.has("helm")) {
            problems.add(
                    fields.at(),
                    fields.inside("plain") + " is missing; it names the folder of the manifests");
        }
        return fields.object("plain", List.of("path", ExceptReader.KEY))
                .flatMap(plain ->
                        filled(plain.required("path"), template)
                                .flatMap(path -> plain(path, except(plain, template))));
    }

    private List<Glob> except(EntryFields plain, Template template) {
        return ExceptReader.of(plain, problems, template::fill);
    }

    private Optional<Plain> plain(PlacedText path, List<Glob> except) {
        return problems.check(
                path.at(), () -> new Plain(Paths.normal("path", path.value()), except, path.at()));
    }

    /// A cluster and the namespace of objects that name none.
    private record Destination(ClusterName cluster, String namespace, boolean createNamespace) {}

    private Optional<Destination> destination(EntryFields fields, Template template) {
        if (!fields.has("destination")) {
            problems.add(fields.at(), fields.inside("destination") + " is missing");
        }
        return fields.object("destination", List.of("cluster", "namespace", "createNamespace"))
                .flatMap(destination -> destination(template, destination));
    }

    private Optional<Destination> destination(Template template, EntryFields fields) {
        Optional<ClusterName> cluster =
                filled(fields.required("cluster"), template)
                        .flatMap(t -> problems.check(t.at(), () -> new ClusterName(t.value())));
        Optional<String> namespace =
                filled(fields.required("namespace"), template)
                        .flatMap(
                                t -> problems.check(t.at(), () -> NamespaceNames.check(t.value())));
        boolean create = fields.bool("createNamespace").orElse(false);
        return cluster.flatMap(c -> namespace.map(n -> new Destination(c, n, create)));
    }

    private List<ApplicationKey> dependsOn(EntryFields fields, ApplicationKey own) {
        List<PlacedText> written = fields.texts("dependsOn");
        if (written.size() > MOST_DEPENDENCIES) {
            problems.add(
                    written.get(MOST_DEPENDENCIES).at(),
                    "an application depends on at most " + MOST_DEPENDENCIES + " others");
            return List.of();
        }
        return written.stream()
                .flatMap(t -> problems.check(t.at(), () -> dependency(t.value(), own)).stream())
                .toList();
    }

    /// `[project/]name[@cluster]`; what is left out is the application's own.
    private static ApplicationKey dependency(String written, ApplicationKey own) {
        String named = written.contains("/") ? written : own.project() + "/" + written;
        return ApplicationKey.parse(named.contains("@") ? named : named + "@" + own.cluster());
    }

    private Optional<PlacedText> filled(Optional<PlacedText> text, Template template) {
        return text.flatMap(t -> problems.check(t.at(), () -> t.with(template.fill(t.value()))));
    }
}
