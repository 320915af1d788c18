package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.gate.ProjectRules.Reach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells whether an application stays within its project.
public final class Reachable {
    private Reachable() {}

    /// What can be said before anything is read.
    public static List<Problem> destination(
            Application application, RepositoryName repository, ProjectRules rules) {
        if (!rules.repositories().contains(repository)) {
            return List.of(
                    problem(
                            application,
                            "repository " + repository + " does not belong to project " + rules.name()));
        }
        return reaches(application, rules).isEmpty()
                ? List.of(
                        problem(
                                application,
                                "project "
                                        + rules.name()
                                        + " may not deploy to cluster "
                                        + application.key().cluster()))
                : List.of();
    }

    /// Every object that the project may not touch. A namespace itself is judged by its own name.
    public static List<Problem> objects(
            Application application, Index index, ProjectRules rules) {
        List<Reach> reaches = reaches(application, rules);
        return index.entries().stream()
                .flatMap(entry -> refusal(entry, reaches, rules).stream())
                .toList();
    }

    private static List<Reach> reaches(Application application, ProjectRules rules) {
        return rules.reaches().stream()
                .filter(reach -> reach.cluster().equals(application.key().cluster()))
                .toList();
    }

    private static Optional<Problem> refusal(
            IndexEntry entry, List<Reach> reaches, ProjectRules rules) {
        ObjectId object = entry.object();
        boolean allowed = reaches.stream().anyMatch(reach -> allows(reach, object));
        return allowed
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                entry.at(),
                                "project "
                                        + rules.name()
                                        + " may not deploy "
                                        + object.shortForm()
                                        + place(object)));
    }

    private static boolean allows(Reach reach, ObjectId object) {
        return reach.allowsKind(object.group(), object.kind())
                && namespacesOf(object).allMatch(reach::allowsNamespace);
    }

    private static Stream<String> namespacesOf(ObjectId object) {
        if (object.isKind("", "Namespace")) {
            return Stream.of(object.name());
        }
        return object.isClusterScoped() ? Stream.empty() : Stream.of(object.namespace());
    }

    private static String place(ObjectId object) {
        return object.isClusterScoped()
                ? ", which is cluster-wide"
                : " to namespace " + object.namespace();
    }

    private static Problem problem(Application application, String message) {
        return new Problem(application.at(), message);
    }
}
