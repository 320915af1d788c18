package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.planner.declare.Approval;
import dev.sailplan.planner.gate.Reach;
import java.util.List;

/// A repository that applications are declared in, and the branches whose commits are deployed; where none are named,
/// it is the default branch.
public record HomeRepository(RepositoryName name, List<RefName> branches, ProjectSettings project) {
    public HomeRepository {
        branches = List.copyOf(branches);
    }

    Reach reach() {
        return new ProjectReach(project);
    }

    /// The applier asks the same of its own settings.
    private record ProjectReach(ProjectSettings settings) implements Reach {
        @Override
        public ProjectName project() {
            return settings.name();
        }

        @Override
        public boolean reaches(ClusterName cluster) {
            return settings.destinations().stream().anyMatch(d -> d.cluster().equals(cluster));
        }

        @Override
        public boolean allows(ClusterName cluster, ObjectId object) {
            return settings.allows(cluster, object);
        }
    }

    /// The least that anybody has to do before a release.
    Approval floor() {
        return new Approval(project.approval().pullRequest(), project.approval().reviews());
    }

    /// The lane of its deployable branches.
    String lane() {
        return name + "/deploy";
    }
}
