package dev.sailplan.planner.declare.read;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ApplicationName;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.yaml.shape.Field;
import dev.sailplan.common.yaml.shape.ObjectShape;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.Application.Plain;
import dev.sailplan.planner.declare.Glob;
import dev.sailplan.planner.declare.Paths;
import java.util.List;
import java.util.Optional;

/// Reads one entry of `applications`: one application, or one for each directory.
record ApplicationReader(ForEachReader forEach, ProjectName project) {
    private static final int MOST_DEPENDENCIES = 100;

    Reader<List<Application>> entry(Options defaults) {
        return Readers.object(shape -> Optional.of(applications(shape, defaults)));
    }

    private List<Application> applications(ObjectShape shape, Options defaults) {
        shape.knows("name", "forEach", "plain", "kustomize", "helm", "destination");
        shape.knows("dependsOn", "ignoreDifferences");
        for (String later : List.of("kustomize", "helm", "ignoreDifferences")) {
            shape.refuse(
                    later,
                    "not supported yet: " + later + "; this version deploys plain manifests");
        }
        Options options = OptionsReader.read(shape, defaults);
        List<Template> templates =
                shape.has("forEach")
                        ? shape.given("forEach", forEach.directories()).orElse(List.of()).stream()
                                .map(Template::of)
                                .toList()
                        : List.of(Template.NOTHING);
        // What is wrong with the entry itself is found again each time, and told once.
        return templates.stream().flatMap(t -> one(shape, options, t).stream()).toList();
    }

    private Optional<Application> one(ObjectShape shape, Options options, Template template) {
        Optional<ApplicationName> name =
                shape.required("name", template.text(ApplicationName::new)).value();
        Optional<Destination> destination =
                shape.required("destination", destination(template)).value();
        Optional<Plain> source = source(shape, template);
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
                        shape.given("dependsOn", dependsOn(key)).orElse(List.of()),
                        shape.placeOf("name")));
    }

    private static Optional<Plain> source(ObjectShape shape, Template template) {
        if (!shape.has("plain") && !shape.has("kustomize") && !shape.has("helm")) {
            shape.missing("plain", "; it names the folder of the manifests");
        }
        return shape.given("plain", plain(template));
    }

    private static Reader<Plain> plain(Template template) {
        return Readers.object(shape -> {
            Field<String> path =
                    shape.required("path", template.text(text -> Paths.normal("path", text)));
            List<Glob> except =
                    shape.given(ExceptReader.KEY, ExceptReader.of(template::fill))
                            .orElse(List.of());
            return path.value().map(p -> new Plain(p, except, shape.placeOf("path")));
        });
    }

    /// A cluster and the namespace of objects that name none.
    private record Destination(ClusterName cluster, String namespace, boolean createNamespace) {}

    private static Reader<Destination> destination(Template template) {
        return Readers.object(shape -> {
            Optional<ClusterName> cluster =
                    shape.required("cluster", template.text(ClusterName::new)).value();
            Optional<String> namespace =
                    shape.required("namespace", template.text(NamespaceNames::check)).value();
            boolean create = shape.given("createNamespace", Readers.bool()).orElse(false);
            return cluster.flatMap(c -> namespace.map(n -> new Destination(c, n, create)));
        });
    }

    private static Reader<List<ApplicationKey>> dependsOn(ApplicationKey own) {
        return Readers.each(
                Readers.text(text -> dependency(text, own)),
                MOST_DEPENDENCIES,
                (at, faults) ->
                        faults.add(
                                at,
                                "an application depends on at most "
                                        + MOST_DEPENDENCIES
                                        + " others"));
    }

    /// `[project/]name[@cluster]`; what is left out is the application's own.
    private static ApplicationKey dependency(String written, ApplicationKey own) {
        String named = written.contains("/") ? written : own.project() + "/" + written;
        return ApplicationKey.parse(named.contains("@") ? named : named + "@" + own.cluster());
    }
}
