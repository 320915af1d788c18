package dev.sailplan.applier.execute;

import dev.sailplan.applier.order.Kinds;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What projects may do on this cluster, by the applier's own configuration: a planner's signature alone gives
/// nobody more than this.
public record Authority(List<Grant> grants) {
    private static final String ANY = "*";
    private static final int MOST_SHOWN = 5;

    public Authority {
        grants = List.copyOf(grants);
    }

    /// A project's repositories, and the namespaces and kinds they may reach. `*` in namespaces is any namespace and
    /// objects without one; no kinds mean every kind, else they are written `Kind` or `Kind.group`.
    public record Grant(
            ProjectName project,
            Set<RepositoryName> repositories,
            Set<String> namespaces,
            Optional<Set<String>> kinds) {
        public Grant {
            repositories = Set.copyOf(repositories);
            namespaces = Set.copyOf(namespaces);
            kinds = kinds.map(Set::copyOf);
        }

        private boolean isFor(Subject subject) {
            return project.equals(subject.application().project())
                    && repositories.contains(subject.repository());
        }

        private boolean reaches(ObjectId object) {
            return reachesNamespaceOf(object)
                    && kinds.map(allowed -> allowed.contains(kind(object))).orElse(true);
        }

        private boolean reachesNamespaceOf(ObjectId object) {
            if (namespaces.contains(ANY)) {
                return true;
            }
            boolean itsNamespace = Kinds.isNamespace(object);
            return itsNamespace
                    ? namespaces.contains(object.name())
                    : !object.isClusterScoped() && namespaces.contains(object.namespace());
        }

        private static String kind(ObjectId object) {
            return object.group().isEmpty() ? object.kind() : object.kind() + "." + object.group();
        }
    }

    /// Why the project or the repository may do nothing here.
    Optional<String> refuses(Subject subject) {
        return grants.stream().anyMatch(grant -> grant.isFor(subject))
                ? Optional.empty()
                : Optional.of(
                        "project "
                                + subject.application().project()
                                + " with repository "
                                + subject.repository()
                                + " may not reach cluster "
                                + subject.application().cluster()
                                + " (projects in the applier's server.yaml)");
    }

    /// Why an index reaches too far; empty where it does not.
    Optional<String> refuses(Subject subject, Index index) {
        List<Grant> granted = grants.stream().filter(grant -> grant.isFor(subject)).toList();
        List<String> beyond = new ArrayList<>();
        index.entries().stream()
                .map(entry -> entry.object())
                .filter(object -> isInventory(object) || isBeyond(granted, object))
                .forEach(object -> beyond.add(object.canonical()));
        return beyond.isEmpty() ? Optional.empty() : Optional.of(sentence(subject, beyond));
    }

    private static boolean isBeyond(List<Grant> granted, ObjectId object) {
        return granted.stream().noneMatch(grant -> grant.reaches(object));
    }

    /// Nobody writes where the inventories are.
    private static boolean isInventory(ObjectId object) {
        return object.namespace().equals("sailplan-system")
                || (Kinds.isNamespace(object) && object.name().equals("sailplan-system"));
    }

    private static String sentence(Subject subject, List<String> beyond) {
        String shown = String.join(", ", beyond.subList(0, Math.min(MOST_SHOWN, beyond.size())));
        String more =
                beyond.size() > MOST_SHOWN ? " and " + (beyond.size() - MOST_SHOWN) + " more" : "";
        return "project "
                + subject.application().project()
                + " may not write "
                + shown
                + more
                + " (projects in the applier's server.yaml)";
    }
}
