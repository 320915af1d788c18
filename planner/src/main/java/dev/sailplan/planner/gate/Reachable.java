package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.planner.declare.Application;
import java.util.List;

/// Tells whether an application stays within its project. The applier asks the same question of its own settings.
public final class Reachable {
    private Reachable() {}

    /// What can be said before anything is read.
    public static List<Problem> cluster(Application application, Reach reach) {
        return reach.reaches(application.key().cluster())
                ? List.of()
                : List.of(
                        new Problem(
                                application.at(),
                                "project "
                                        + reach.project()
                                        + " may not deploy to cluster "
                                        + application.key().cluster()));
    }

    /// Every object that the project may not touch.
    public static List<Problem> objects(Application application, Index index, Reach reach) {
        return index.entries().stream()
                .filter(entry -> !reach.allows(application.key().cluster(), entry.object()))
                .map(entry -> problem(entry, reach))
                .toList();
    }

    private static Problem problem(IndexEntry entry, Reach reach) {
        ObjectId object = entry.object();
        String place =
                object.isClusterScoped()
                        ? ", which is cluster-wide"
                        : " to namespace " + object.namespace();
        return new Problem(
                entry.at(),
                "project " + reach.project() + " may not deploy " + object.shortForm() + place);
    }
}
