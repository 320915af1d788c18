package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.settings.ProjectSettings.Approval;
import dev.sailplan.common.settings.ProjectSettings.Destination;
import dev.sailplan.common.settings.git.DeclaredHosts;
import dev.sailplan.common.settings.git.GitAccess;
import dev.sailplan.common.settings.git.GitAddress;
import dev.sailplan.common.settings.git.GitHostSettings;
import dev.sailplan.common.settings.git.GitReaders;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.shape.Faults;
import dev.sailplan.common.yaml.shape.Field;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the projects and repositories of `server.yaml`.
final class TenantReaders {
    private static final List<String> ANY = List.of("*");
    private final DeclaredNames declared;
    private final FileReferences files;
    private final GitReaders git;
    private final DeclaredHosts hosts;

    TenantReaders(DeclaredNames declared, DeclaredHosts hosts, FileReferences files) {
        this.declared = declared;
        this.hosts = hosts;
        this.files = files;
        this.git = new GitReaders(files.file());
    }

    GitReaders git() {
        return git;
    }

    Reader<ProjectSettings> project() {
        return Readers.object(
                "a project",
                shape -> {
                    Field<ProjectName> name =
                            shape.required("name", Readers.text(ProjectName::new));
                    Field<List<Destination>> to =
                            shape.required("destinations", Readers.list(destination()));
                    Field<Limits> limits = shape.or("limits", Limits.DEFAULT, limits());
                    Field<Approval> approval = shape.or("approval", Approval.DEFAULT, approval());
                    shape.notYet("serviceAccount");
                    return shape.build(() ->
                            new ProjectSettings(
                                    name.get(), to.get(), limits.get(), approval.get()));
                });
    }

    Reader<RepositorySettings> repository() {
        return Readers.object(
                "a repository",
                shape -> {
                    Field<RepositoryName> name =
                            shape.required("name", Readers.text(RepositoryName::new));
                    Field<RepositorySettings.Provider> provider =
                            shape.required("provider", provider());
                    Field<URI> url = shape.required("url", Readers.text(TenantReaders::url));
                    Field<List<Path>> secrets = shape.list("secretFiles", files.file());
                    Supplier<Optional<GitAccess>> access = git.access(shape, url.value());
                    url.value()
                            .filter(GitHostSettings::isSsh)
                            .flatMap(ssh -> hosts.lackedBy(ssh, shape.has("sshKeyFile")))
                            .ifPresent(lack -> shape.refuse("url", "the address " + lack));
                    if (provider.value()
                            .filter(RepositorySettings.Provider.GITHUB::equals)
                            .isEmpty()) {
                        shape.refuse("githubApp", "'githubApp' needs 'provider: github'");
                    }
                    Field<ProjectName> project = shape.required("project", declared.project());
                    Field<List<String>> branches =
                            shape.or("branches", List.of(), TenantReaders::branches);
                    Field<Optional<Duration>> poll = shape.optional("poll", Readers.duration());
                    return shape.build(() ->
                            new RepositorySettings(
                                    name.get(),
                                    provider.get(),
                                    url.get(),
                                    secrets.get(),
                                    access.get(),
                                    project.get(),
                                    branches.get(),
                                    poll.get()));
                });
    }

    private Reader<Destination> destination() {
        return Readers.object(
                "a destination",
                shape -> {
                    Field<ClusterName> cluster = shape.required("cluster", declared.cluster());
                    Field<List<String>> namespaces =
                            shape.required("namespaces", Readers.list(Readers.text()));
                    Field<List<String>> kinds =
                            shape.or("kinds", ANY, Readers.list(Readers.text()));
                    Field<List<String>> clusterKinds = shape.list("clusterKinds", Readers.text());
                    Field<List<String>> labels = shape.list("namespaceLabels", Readers.text());
                    return shape.build(() ->
                            new Destination(
                                    cluster.get(),
                                    namespaces.get(),
                                    kinds.get(),
                                    clusterKinds.get(),
                                    labels.get()));
                });
    }

    private static Reader<Limits> limits() {
        return Readers.object(
                "limits",
                shape -> {
                    Field<Integer> deletions =
                            shape.or(
                                    "deletions",
                                    Limits.DEFAULT.deletions(),
                                    Readers.integer(0, Integer.MAX_VALUE));
                    Field<Integer> percent =
                            shape.or(
                                    "deletionPercent",
                                    Limits.DEFAULT.deletionPercent(),
                                    Readers.integer(0, 100));
                    return shape.build(() -> new Limits(deletions.get(), percent.get()));
                });
    }

    private static Reader<Approval> approval() {
        return Readers.object(
                "an approval",
                shape -> {
                    Field<Boolean> pullRequest =
                            shape.or(
                                    "pullRequest",
                                    Approval.DEFAULT.pullRequest(),
                                    Readers.oneOf(Map.of("required", true, "none", false)));
                    Field<Integer> reviews =
                            shape.or(
                                    "reviews",
                                    pullRequest.value().orElse(true) ? 1 : 0,
                                    Readers.integer(0, 20));
                    return shape.build(() -> new Approval(pullRequest.get(), reviews.get()));
                });
    }

    private static Reader<RepositorySettings.Provider> provider() {
        return Readers.oneOf(
                Map.of(
                        "github",
                        RepositorySettings.Provider.GITHUB,
                        "gitlab",
                        RepositorySettings.Provider.GITLAB,
                        "gitea",
                        RepositorySettings.Provider.GITEA));
    }

    /// A commit of each branch would remove what only the others declare.
    private static Optional<List<String>> branches(Located value, Faults faults) {
        if (value instanceof LocatedArray(_, List<Located> named) && named.size() > 1) {
            faults.add(
                    named.get(1).at(),
                    "a second branch is not supported yet; name one, or none for the default"
                            + " branch");
        }
        return Readers.list(Readers.text(TenantReaders::branch)).read(value, faults);
    }

    private static String branch(String text) {
        try {
            if (!text.startsWith("refs/")) {
                return RefName.branch(text).shortName();
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the message that says how a branch is written here.
        }
        throw new IllegalArgumentException("must be the name of a branch, such as main");
    }

    /// Never quotes it: people write tokens into addresses.
    private static URI url(String text) {
        return GitAddress.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be an https, ssh, http or file address without a password;"
                                        + " credentials go into 'credentialsFile'"));
    }
}
