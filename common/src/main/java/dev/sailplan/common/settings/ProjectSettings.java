package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.plan.Limits;
import java.util.List;
import java.util.Optional;

/// A tenant: where its repositories may deliver, as whom, and the floor under what they may loosen.
public record ProjectSettings(
        ProjectName name,
        List<Destination> destinations,
        Limits limits,
        Approval approval,
        Optional<String> serviceAccount) {
    public ProjectSettings {
        destinations = List.copyOf(destinations);
    }

    /// Whether the project may deliver this object to this cluster.
    public boolean allows(ClusterName cluster, ObjectId object) {
        return destinations.stream().anyMatch(d -> d.allows(cluster, object));
    }

    /// Namespaces and kinds by name or pattern; `*` stands for any characters. Kinds are written `Deployment.apps`
    /// or `ConfigMap`. Cluster-scoped kinds are allowed only where they are named in `clusterKinds`.
    public record Destination(
            ClusterName cluster,
            List<String> namespaces,
            List<String> kinds,
            List<String> clusterKinds) {
        public Destination {
            namespaces = List.copyOf(namespaces);
            kinds = List.copyOf(kinds);
            clusterKinds = List.copyOf(clusterKinds);
        }

        public boolean allows(ClusterName name, ObjectId object) {
            String kind =
                    object.group().isEmpty() ? object.kind() : object.kind() + "." + object.group();
            if (!cluster.equals(name)) {
                return false;
            }
            return object.isClusterScoped()
                    ? matches(clusterKinds, kind)
                    : matches(namespaces, object.namespace()) && matches(kinds, kind);
        }

        private static boolean matches(List<String> patterns, String text) {
            return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text));
        }
    }

    /// What a person must have done before a merge is released.
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
