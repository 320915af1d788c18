package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.planner.declare.Approval;
import java.util.List;
import java.util.Set;

/// What the operator lets a project do, and the least that its releases must keep to.
public record ProjectRules(
        ProjectName name,
        Set<RepositoryName> repositories,
        List<Reach> reaches,
        Limits limits,
        Approval approval) {
    public ProjectRules {
        repositories = Set.copyOf(repositories);
        reaches = List.copyOf(reaches);
    }

    /// One cluster, and the namespaces and kinds of it. A name may end in `*`; no kinds at all means every kind.
    public record Reach(ClusterName cluster, List<String> namespaces, List<String> kinds) {
        public Reach {
            namespaces = List.copyOf(namespaces);
            kinds = List.copyOf(kinds);
        }

        boolean allowsNamespace(String namespace) {
            return namespaces.stream().anyMatch(pattern -> matches(pattern, namespace));
        }

        /// Kinds are written `Deployment.apps`, or `ConfigMap` in the core group.
        boolean allowsKind(String group, String kind) {
            String written = group.isEmpty() ? kind : kind + "." + group;
            return kinds.isEmpty() || kinds.stream().anyMatch(pattern -> matches(pattern, written));
        }

        private static boolean matches(String pattern, String name) {
            return pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern);
        }
    }
}
