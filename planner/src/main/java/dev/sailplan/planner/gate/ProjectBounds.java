package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.planner.declare.Application;
import dev.sailplan.planner.plan.DesiredObject;
import java.util.List;
import java.util.stream.Stream;

/// Tells whether an application stays within its project. The applier asks the same [ProjectSettings], those of its
/// own `server.yaml`.
public final class ProjectBounds {
    private ProjectBounds() {}

    /// What can be said before anything is read.
    public static List<Problem> cluster(Application application, ProjectSettings project) {
        ClusterName cluster = application.key().cluster();
        return project.reaches(cluster)
                ? List.of()
                : List.of(
                        new Problem(
                                application.at(),
                                "project "
                                        + project.name()
                                        + " may not deploy to cluster "
                                        + cluster));
    }

    /// Every object that the project may not touch, and every label that it may not set.
    public static List<Problem> objects(
            Application application, List<DesiredObject> objects, ProjectSettings project) {
        ClusterName cluster = application.key().cluster();
        return objects.stream()
                .flatMap(object ->
                        project.allows(cluster, object.object())
                                ? labels(cluster, object, project)
                                : Stream.of(beyond(object, project)))
                .toList();
    }

    private static Problem beyond(DesiredObject object, ProjectSettings project) {
        return problem(
                object, project, "deploy " + object.object().shortForm() + place(object.object()));
    }

    private static String place(ObjectId object) {
        if (ProjectSettings.isOwn(object)) {
            return ": sailplan-system is Sailplan's own";
        }
        return object.isClusterScoped()
                ? ", which is cluster-wide"
                : " to namespace " + object.namespace();
    }

    private static Stream<Problem> labels(
            ClusterName cluster, DesiredObject object, ProjectSettings project) {
        JsonObject labels = object.manifest().object("metadata").object("labels");
        return project.guardedLabels(cluster, object.object(), labels.members().keySet()).stream()
                .map(label ->
                        problem(
                                object,
                                project,
                                "set the label "
                                        + label
                                        + " of "
                                        + object.object().shortForm()
                                        + " (namespaceLabels of the project's destinations)"));
    }

    private static Problem problem(DesiredObject object, ProjectSettings project, String what) {
        return new Problem(object.at(), "project " + project.name() + " may not " + what);
    }
}
