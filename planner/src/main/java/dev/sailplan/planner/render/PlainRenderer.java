package dev.sailplan.planner.render;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.domain.status.Facts.OpenApiDocument;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.planner.clusters.ClusterFacts;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import dev.sailplan.planner.manifest.AllowedNamespaces;
import dev.sailplan.planner.manifest.Manifest;
import dev.sailplan.planner.manifest.ManifestReader;
import dev.sailplan.planner.manifest.Manifests;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.KindFacts;
import dev.sailplan.planner.manifest.schema.KnownKinds;
import dev.sailplan.planner.manifest.schema.OpenApiCache;
import dev.sailplan.planner.plan.CreatedNamespace;
import dev.sailplan.planner.plan.DesiredObject;
import dev.sailplan.planner.state.InternalFault;
import dev.sailplan.planner.state.Rendering;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the manifests of `plain:` applications.
public final class PlainRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(PlainRenderer.class);
    private static final long MOST_BYTES = 64L << 20;

    /// Those of Kubernetes itself are about six mebibytes, those of a thousand more kinds a hundred.
    private static final long MOST_BYTES_OF_SCHEMAS = 128L << 20;

    private final OpenApiCache documents = new OpenApiCache(MOST_BYTES_OF_SCHEMAS);

    public Rendering render(Application application, RepositoryTree tree, ClusterFacts facts) {
        try {
            PlainFiles files = PlainFiles.of(application.source(), tree);
            Manifests manifests =
                    reader(application, facts).read(contents(files.manifests(), tree));
            List<Problem> problems = problems(application, files, manifests);
            return manifests instanceof Manifests.Accepted(var accepted) && problems.isEmpty()
                    ? objects(application, accepted)
                    : new Rendering.Faulty(problems);
        } catch (CommitTooLarge e) {
            return new Rendering.Faulty(List.of(e.problem()));
        } catch (GitUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return fault(application, e);
        }
    }

    private static List<Problem> problems(
            Application application, PlainFiles files, Manifests manifests) {
        return switch (manifests) {
            case Manifests.Refused(var problems, var others) ->
                    Stream.concat(
                                    files.problems(application.source(), others).stream(),
                                    problems.stream())
                            .toList();
            case Manifests.Accepted _ -> files.problems(application.source(), List.of());
        };
    }

    /// Files that nobody foresaw stop their own application and no other.
    private static Rendering fault(Application application, Throwable fault) {
        InternalFault.of(fault).log(LOG, application.key().value(), "manifests could not be read");
        return new Rendering.Faulty(
                List.of(
                        InternalFault.of(fault)
                                .problem(
                                        application.source().at(), "the manifests can't be read")));
    }

    /// The texts of the files, whatever is wrong with them.
    public static UnreadableTexts mentions(Application application, RepositoryTree tree) {
        try {
            return new UnreadableTexts(
                    contents(PlainFiles.of(application.source(), tree).manifests(), tree)
                            .values()
                            .stream()
                            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                            .toList());
        } catch (CommitTooLarge e) {
            return UnreadableTexts.NONE;
        }
    }

    private static Map<String, byte[]> contents(List<TreeEntry> entries, RepositoryTree tree) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        long bytes = 0;
        for (TreeEntry entry : entries) {
            byte[] content = tree.read(entry);
            bytes += content.length;
            if (bytes > MOST_BYTES) {
                throw new CommitTooLarge(
                        entry.path(),
                        "brings the application's manifests above " + MOST_BYTES + " bytes");
            }
            contents.put(entry.path(), content);
        }
        return contents;
    }

    /// Which other namespaces may be named is the project's to say, kind by kind.
    private ManifestReader reader(Application application, ClusterFacts facts) {
        return new ManifestReader(
                kinds(facts),
                new AllowedNamespaces(application.options().namespace(), Set.of("*")),
                YamlBudget.STANDARD);
    }

    private KnownKinds kinds(ClusterFacts facts) {
        List<KindFacts> served = facts.facts().kinds().stream().map(PlainRenderer::served).toList();
        return new KnownKinds(
                served, kind -> described(facts, kind), Set.copyOf(facts.facts().silent()));
    }

    private static KindFacts served(ApiKind kind) {
        return new KindFacts(
                kind.group(), kind.version(), kind.kind(), kind.plural(), kind.namespaced());
    }

    private Optional<Kind> described(ClusterFacts facts, KindFacts kind) {
        String path =
                kind.group().isEmpty()
                        ? "api/" + kind.version()
                        : "apis/" + kind.group() + "/" + kind.version();
        return Optional.ofNullable(facts.facts().openapi().get(path))
                .map(OpenApiDocument::digest)
                .flatMap(d -> documents.get(d, () -> facts.documents().apply(d)))
                .flatMap(document -> document.describe(kind));
    }

    /// A namespace for nothing is nobody's wish.
    private static Rendering objects(Application application, List<Manifest> accepted) {
        return new Rendering.Objects(
                accepted.isEmpty()
                        ? List.of()
                        : CreatedNamespace.added(
                                accepted.stream().map(PlainRenderer::object).toList(),
                                application.options(),
                                application.at()));
    }

    private static DesiredObject object(Manifest manifest) {
        return new DesiredObject(manifest.id(), manifest.version(), manifest.json(), manifest.at());
    }
}
