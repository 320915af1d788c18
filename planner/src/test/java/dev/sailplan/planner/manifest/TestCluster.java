package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.KindFacts;
import dev.sailplan.planner.manifest.schema.KnownKinds;
import dev.sailplan.planner.manifest.schema.OpenApiCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The kinds of a real API server, with extracts of its OpenAPI documents.
final class TestCluster {
    private static final OpenApiCache CACHE = new OpenApiCache(64 << 20);
    private static final String RBAC = "rbac.authorization.k8s.io";

    static final List<KindFacts> FACTS =
            List.of(
                    new KindFacts("", "v1", "ConfigMap", "configmaps", true),
                    new KindFacts("", "v1", "Secret", "secrets", true),
                    new KindFacts("", "v1", "Service", "services", true),
                    new KindFacts("", "v1", "ServiceAccount", "serviceaccounts", true),
                    new KindFacts("", "v1", "Pod", "pods", true),
                    new KindFacts("", "v1", "Namespace", "namespaces", false),
                    new KindFacts("apps", "v1", "Deployment", "deployments", true),
                    new KindFacts("apps", "v1", "StatefulSet", "statefulsets", true),
                    new KindFacts("batch", "v1", "Job", "jobs", true),
                    new KindFacts("batch", "v1", "CronJob", "cronjobs", true),
                    new KindFacts(RBAC, "v1", "Role", "roles", true),
                    new KindFacts(RBAC, "v1", "ClusterRole", "clusterroles", false),
                    new KindFacts(
                            "apiextensions.k8s.io",
                            "v1",
                            "CustomResourceDefinition",
                            "customresourcedefinitions",
                            false));

    private TestCluster() {}

    static KnownKinds kinds() {
        return new KnownKinds(FACTS, TestCluster::describe, Set.of("silent.example.com/v1"));
    }

    static Optional<Kind> describe(KindFacts kind) {
        String file = "/openapi/" + kind.apiVersion().replace('/', '_') + ".json";
        return CACHE.get(Digest.of(file), () -> resource(file)).flatMap(d -> d.describe(kind));
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(TestCluster.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
