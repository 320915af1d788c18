package dev.sailplan.simulation.check.evidence;

import static java.util.Objects.requireNonNull;

import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ApplicationName;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.simulation.git.CommitGenerator;
import dev.sailplan.simulation.git.Remote;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads what a commit says about an application, in the plainest way there is.
public final class Desired {
    private static final JsonCodec JSON = new JsonCodec();

    private final Map<RepositoryName, Remote> remotes = new TreeMap<>();

    public Desired(List<Remote> remotes) {
        remotes.forEach(it -> this.remotes.put(it.name(), it));
    }

    public List<Remote> remotes() {
        return List.copyOf(remotes.values());
    }

    public boolean declares(
            RepositoryName repository, CommitId commit, ApplicationKey application) {
        return files(repository, commit)
                .getOrDefault("sailplan.yaml", "")
                .contains("- name: " + application.name() + "\n");
    }

    /// The manifests by the objects that they are about.
    public Map<ObjectId, JsonObject> of(
            RepositoryName repository, CommitId commit, ApplicationKey application) {
        Map<ObjectId, JsonObject> all = new TreeMap<>();
        if (declares(repository, commit, application)) {
            files(repository, commit)
                    .forEach((path, content) -> {
                        if (path.startsWith("apps/" + application.name() + "/")) {
                            JsonObject manifest = JSON.object(content);
                            all.put(Manifests.id(manifest), manifest);
                        }
                    });
        }
        return all;
    }

    /// Whether another application of the same commit has the object in its folder.
    public boolean isDeclaredElsewhere(Subject subject, ObjectId object) {
        Map<String, String> files = files(subject.repository(), subject.commit());
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("apps/"))
                .filter(file -> object(file.getValue()).filter(object::equals).isPresent())
                .map(file -> neighbour(subject.application(), folder(file.getKey())))
                .filter(other -> !other.equals(subject.application()))
                .anyMatch(other -> declares(subject.repository(), subject.commit(), other));
    }

    /// The objects that were in the folders of several applications, at one time or another.
    public Set<ObjectId> moved(RepositoryName repository) {
        Map<ObjectId, Set<String>> folders = new TreeMap<>();
        for (Map<String, String> files : requireNonNull(remotes.get(repository)).pushed()) {
            files.forEach((path, content) -> {
                if (path.startsWith("apps/")) {
                    object(content)
                            .map(object -> folders.computeIfAbsent(object, _ -> new HashSet<>()))
                            .ifPresent(all -> all.add(folder(path)));
                }
            });
        }
        folders.values().removeIf(applications -> applications.size() < 2);
        return folders.keySet();
    }

    private static ApplicationKey neighbour(ApplicationKey application, String name) {
        return new ApplicationKey(
                application.project(), new ApplicationName(name), application.cluster());
    }

    private static String folder(String path) {
        return path.split("/", -1)[1];
    }

    private static Optional<ObjectId> object(String content) {
        return content.equals(CommitGenerator.BROKEN)
                ? Optional.empty()
                : Optional.of(Manifests.id(JSON.object(content)));
    }

    private Map<String, String> files(RepositoryName repository, CommitId commit) {
        Remote remote = remotes.get(repository);
        return remote == null ? Map.of() : remote.files(commit);
    }
}
