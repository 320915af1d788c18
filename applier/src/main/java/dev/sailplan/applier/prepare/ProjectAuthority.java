package dev.sailplan.applier.prepare;

import dev.sailplan.applier.effect.hold.LimitFloor;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.text.Listing;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Decides what projects may do, by the applier's own `server.yaml`: a planner's signature alone gives nobody more than
/// this. The planner asks the same [ProjectSettings] before it signs.
public record ProjectAuthority(
        Map<ProjectName, ProjectSettings> projects, Map<RepositoryName, ProjectName> repositories) {
    private static final int MOST_SHOWN = 5;
    private static final String WHERE = " (projects in the applier's server.yaml)";

    public ProjectAuthority {
        projects = Map.copyOf(projects);
        repositories = Map.copyOf(repositories);
    }

    public static ProjectAuthority of(ServerSettings settings) {
        return new ProjectAuthority(
                settings.projects().stream()
                        .collect(Collectors.toMap(ProjectSettings::name, project -> project)),
                settings.repositories().stream()
                        .collect(
                                Collectors.toMap(
                                        RepositorySettings::name, RepositorySettings::project)));
    }

    /// Why the project or the repository may do nothing here.
    public Optional<String> refuses(Subject subject) {
        return project(subject).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "project "
                                + subject.application().project()
                                + " with repository "
                                + subject.repository()
                                + " may not reach cluster "
                                + subject.application().cluster()
                                + WHERE);
    }

    /// Why an index reaches too far; empty where it does not.
    Optional<String> refuses(Subject subject, Index index) {
        List<String> beyond =
                index.entries().stream()
                        .map(IndexEntry::object)
                        .filter(object -> !allows(subject, object))
                        .map(ObjectId::canonical)
                        .toList();
        return beyond.isEmpty() ? Optional.empty() : Optional.of(mayNot("write", subject, beyond));
    }

    /// Why an object's content goes too far; empty where it does not.
    Optional<String> refuses(Subject subject, ObjectId object, JsonObject manifest) {
        JsonObject labels = manifest.object("metadata").object("labels");
        List<String> guarded =
                project(subject).stream()
                        .flatMap(project ->
                                project
                                        .guardedLabels(
                                                subject.application().cluster(),
                                                object,
                                                labels.members().keySet())
                                        .stream())
                        .map(label -> label + " of " + object.canonical())
                        .toList();
        return guarded.isEmpty()
                ? Optional.empty()
                : Optional.of(mayNot("set the label", subject, guarded));
    }

    private boolean allows(Subject subject, ObjectId object) {
        return project(subject)
                .filter(project -> project.allows(subject.application().cluster(), object))
                .isPresent();
    }

    /// The project of an application, where its repository is one of that project's.
    private Optional<ProjectSettings> project(Subject subject) {
        ProjectName name = subject.application().project();
        return Optional.ofNullable(projects.get(name))
                .filter(_ -> name.equals(repositories.get(subject.repository())))
                .filter(project -> project.reaches(subject.application().cluster()));
    }

    /// The limits that hold a release here, whatever its plan asks for.
    Optional<LimitFloor> floor(Subject subject) {
        return project(subject).map(project -> new LimitFloor(project.name(), project.limits()));
    }

    private static String mayNot(String what, Subject subject, List<String> beyond) {
        return "project "
                + subject.application().project()
                + " may not "
                + what
                + " "
                + Listing.of(beyond, MOST_SHOWN)
                + WHERE;
    }
}
