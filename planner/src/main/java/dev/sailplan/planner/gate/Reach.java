package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.ProjectName;

/// How far a project may go, as the operator says.
public interface Reach {
    ProjectName project();

    boolean reaches(ClusterName cluster);

    boolean allows(ClusterName cluster, ObjectId object);
}
