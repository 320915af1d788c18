package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.plan.Limits;
import java.util.Collection;
import java.util.List;

/// A project, the tenant: where its repositories may deliver, and the floor under what they may loosen.
///
/// Planner and applier ask it alike, each with the settings of its own `server.yaml`: the planner so that a commit
/// is refused where it was written, the applier because a plan's signature alone gives nobody more than this.
public record ProjectSettings(
        ProjectName name, List<Destination> destinations, Limits limits, Approval approval) {
    /// Where the inventories are: whoever writes there could make any object anybody's.
    private static final String OWN_NAMESPACE = "sailplan-system";

    public ProjectSettings {
        destinations = List.copyOf(destinations);
    }

    /// Whether the project may deliver anything to this cluster.
    public boolean reaches(ClusterName cluster) {
        return destinations.stream().anyMatch(d -> d.cluster().equals(cluster));
    }

    /// Whether the project may deliver this object to this cluster.
    public boolean allows(ClusterName cluster, ObjectId object) {
        return !isOwn(object) && destinations.stream().anyMatch(d -> d.allows(cluster, object));
    }

    /// Whether it is in the namespace that is Sailplan's own, or that namespace itself; no project may write those.
    public static boolean isOwn(ObjectId object) {
        return object.namespace().equals(OWN_NAMESPACE)
                || (Destination.isNamespace(object) && object.name().equals(OWN_NAMESPACE));
    }

    /// Labels of a Namespace that the project may not set there, though it may declare the Namespace.
    ///
    /// Pod Security admission reads from them what pods may do (KEP-2579): who could set them would choose the
    /// policy that is to bound him.
    public List<String> guardedLabels(
            ClusterName cluster, ObjectId object, Collection<String> labels) {
        return Destination.isNamespace(object)
                ? labels.stream()
                        .filter(Destination::isGuarded)
                        .filter(label ->
                                destinations.stream()
                                        .noneMatch(d -> d.allows(cluster, object, label)))
                        .sorted()
                        .toList()
                : List.of();
    }

    /// Lists the namespaces and kinds that a project reaches on one cluster; `*` stands for any characters. Kinds are
    /// written `Deployment.apps` or `ConfigMap`.
    ///
    /// Cluster-scoped kinds are allowed only where they are named in `clusterKinds`, and a Namespace only where
    /// `namespaces` names it besides. `namespaceLabels` are those of the guarded labels that it may set on one.
    public record Destination(
            ClusterName cluster,
            List<String> namespaces,
            List<String> kinds,
            List<String> clusterKinds,
            List<String> namespaceLabels) {
        private static final List<String> ANY = List.of("*");
        private static final String GUARDED = "pod-security.kubernetes.io/";

        public Destination {
            namespaces = List.copyOf(namespaces);
            kinds = List.copyOf(kinds);
            clusterKinds = List.copyOf(clusterKinds);
            namespaceLabels = List.copyOf(namespaceLabels);
        }

        /// With none of the guarded labels, as where the settings name none.
        public Destination(
                ClusterName cluster,
                List<String> namespaces,
                List<String> kinds,
                List<String> clusterKinds) {
            this(cluster, namespaces, kinds, clusterKinds, List.of());
        }

        /// The whole cluster.
        public static Destination everything(ClusterName cluster) {
            return new Destination(cluster, ANY, ANY, ANY, ANY);
        }

        public boolean allows(ClusterName name, ObjectId object) {
            if (!cluster.equals(name)) {
                return false;
            }
            String kind =
                    object.group().isEmpty() ? object.kind() : object.kind() + "." + object.group();
            return object.isClusterScoped()
                    ? matches(clusterKinds, kind) && (!isNamespace(object) || names(object.name()))
                    : names(object.namespace()) && matches(kinds, kind);
        }

        private boolean allows(ClusterName name, ObjectId namespace, String label) {
            return allows(name, namespace) && matches(namespaceLabels, label);
        }

        private boolean names(String namespace) {
            return matches(namespaces, namespace);
        }

        private static boolean isNamespace(ObjectId object) {
            return object.isKind("", "Namespace");
        }

        private static boolean isGuarded(String label) {
            return label.startsWith(GUARDED);
        }

        private static boolean matches(List<String> patterns, String text) {
            return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text));
        }
    }

    /// Tells what a person must have done before a merge is released.
    public record Approval(boolean pullRequest, int reviews) {
        public static final Approval DEFAULT = new Approval(true, 1);
        public static final Approval NONE = new Approval(false, 0);

        public Approval {
            if (!pullRequest && reviews > 0) {
                throw new IllegalArgumentException(
                        "'reviews' above 0 needs 'pullRequest: required'");
            }
        }
    }
}
