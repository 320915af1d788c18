package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.domain.status.Facts.OpenApiDocument;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.DeclarationReader;
import dev.sailplan.planner.declare.OverBudget;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.declare.TreeEntry.Kind;
import dev.sailplan.planner.git.GitUnavailable;
import dev.sailplan.planner.manifest.KindFacts;
import dev.sailplan.planner.manifest.Kinds;
import dev.sailplan.planner.manifest.Manifest;
import dev.sailplan.planner.manifest.ManifestReader;
import dev.sailplan.planner.manifest.Manifests;
import dev.sailplan.planner.manifest.Namespaces;
import dev.sailplan.planner.manifest.OpenApiCache;
import dev.sailplan.planner.manifest.Schema;
import dev.sailplan.planner.plan.CreatedNamespace;
import dev.sailplan.planner.plan.DesiredObject;
import dev.sailplan.planner.plan.Waves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the manifests of `plain:` applications.
final class PlainRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(PlainRenderer.class);
    private static final long MOST_BYTES = 64L << 20;
    private final OpenApiCache documents = new OpenApiCache(64);

    Rendering render(Application application, RepositoryTree tree, ClusterFacts facts) {
        try {
            List<TreeEntry> entries = manifestsUnder(application, tree);
            List<Problem> problems = links(entries);
            return problems.isEmpty()
                    ? objects(application, reader(application, facts).read(contents(entries, tree)))
                    : new Rendering.Faulty(problems);
        } catch (OverBudget e) {
            return new Rendering.Faulty(List.of(e.problem()));
        } catch (GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return fault(application, e);
        }
    }

    /// Files that nobody foresaw stop their own application and no other.
    private static Rendering fault(Application application, Throwable fault) {
        Fault.of(fault).log(LOG, application.key().value(), "manifests could not be read");
        return new Rendering.Faulty(
                List.of(
                        Fault.of(fault)
                                .problem(
                                        application.source().at(), "the manifests can't be read")));
    }

    private static List<TreeEntry> manifestsUnder(Application application, RepositoryTree tree) {
        return tree.walk(application.source().path()).stream()
                .filter(entry -> !entry.name().equals(DeclarationReader.FILE))
                .toList();
    }

    private static List<Problem> links(List<TreeEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() != Kind.FILE)
                .map(entry -> new Problem(SourceLocation.wholeFile(entry.path()), link(entry)))
                .toList();
    }

    private static String link(TreeEntry entry) {
        String what = entry.kind() == Kind.SYMLINK ? "symbolic link" : "submodule";
        return "is a " + what + ", which is never followed; put the files themselves here";
    }

    private static Map<String, byte[]> contents(List<TreeEntry> entries, RepositoryTree tree) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        long bytes = 0;
        for (TreeEntry entry : entries) {
            if (isManifest(entry.name())) {
                byte[] content = tree.read(entry);
                bytes += content.length;
                if (bytes > MOST_BYTES) {
                    throw new OverBudget(
                            entry.path(),
                            "brings the application's manifests above " + MOST_BYTES + " bytes");
                }
                contents.put(entry.path(), content);
            }
        }
        return contents;
    }

    private static boolean isManifest(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    /// Which other namespaces may be named is the project's to say, kind by kind.
    private ManifestReader reader(Application application, ClusterFacts facts) {
        return new ManifestReader(
                kinds(facts),
                new Namespaces(application.options().namespace(), Set.of("*")),
                YamlBudget.STANDARD);
    }

    private Kinds kinds(ClusterFacts facts) {
        List<KindFacts> served = facts.facts().kinds().stream().map(PlainRenderer::served).toList();
        return new Kinds(served, kind -> schema(facts, kind));
    }

    private static KindFacts served(ApiKind kind) {
        return new KindFacts(
                kind.group(), kind.version(), kind.kind(), kind.plural(), kind.namespaced());
    }

    private Optional<Schema> schema(ClusterFacts facts, KindFacts kind) {
        String path =
                kind.group().isEmpty()
                        ? "api/" + kind.version()
                        : "apis/" + kind.group() + "/" + kind.version();
        return Optional.ofNullable(facts.facts().openapi().get(path))
                .map(OpenApiDocument::digest)
                .flatMap(d -> documents.get(d, () -> facts.documents().apply(d)))
                .flatMap(document -> document.schemaOf(kind));
    }

    private static Rendering objects(Application application, Manifests manifests) {
        return switch (manifests) {
            case Manifests.Refused(var problems) -> new Rendering.Faulty(problems);
            case Manifests.Accepted(var accepted) -> {
                List<DesiredObject> objects =
                        CreatedNamespace.added(
                                accepted.stream().map(PlainRenderer::object).toList(),
                                application.options(),
                                application.at());
                List<Problem> problems = Waves.problems(objects);
                yield problems.isEmpty()
                        ? new Rendering.Objects(objects)
                        : new Rendering.Faulty(problems);
            }
        };
    }

    private static DesiredObject object(Manifest manifest) {
        return new DesiredObject(manifest.id(), manifest.version(), manifest.json(), manifest.at());
    }
}
