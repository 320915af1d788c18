package dev.sailplan.planner.home;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.planner.declare.Approval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A repository that applications are declared in, and the branch whose commits are deployed; where none is named, it
/// is the default branch.
///
/// More than one is refused, as where `server.yaml` is read: a commit of each would remove what only the others declare.
///
/// @param poll how often it is looked at without a webhook, where it says so itself
public record HomeRepository(
        RepositoryName name,
        List<RefName> branches,
        ProjectSettings project,
        Optional<Duration> poll) {
    private static final String DEPLOY = "/deploy";

    public HomeRepository {
        branches = List.copyOf(branches);
        if (branches.size() > 1) {
            throw new IllegalArgumentException(
                    "repository "
                            + name
                            + " names "
                            + branches.size()
                            + " deployable branches; this version deploys one branch of a"
                            + " repository: name one, or none for the default branch");
        }
    }

    /// Looked at as often as all are.
    public HomeRepository(RepositoryName name, List<RefName> branches, ProjectSettings project) {
        this(name, branches, project, Optional.empty());
    }

    /// The least that anybody has to do before a release.
    public Approval floor() {
        return new Approval(project.approval().pullRequest(), project.approval().reviews());
    }

    /// The lane of its deployable branches.
    public String lane() {
        return lane(name);
    }

    public static String lane(RepositoryName name) {
        return name + DEPLOY;
    }

    public static RepositoryName ofLane(String lane) {
        return new RepositoryName(lane.substring(0, lane.length() - DEPLOY.length()));
    }
}
