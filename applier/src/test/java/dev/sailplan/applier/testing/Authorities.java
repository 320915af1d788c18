package dev.sailplan.applier.testing;

import dev.sailplan.applier.prepare.ProjectAuthority;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.ProjectName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.settings.ProjectSettings;
import dev.sailplan.common.settings.ProjectSettings.Approval;
import dev.sailplan.common.settings.ProjectSettings.Destination;
import java.util.List;
import java.util.Map;

/// What the settings of tests allow.
public final class Authorities {
    /// Whose floor holds nothing.
    public static final Limits NO_FLOOR = new Limits(Integer.MAX_VALUE, 100);

    private Authorities() {}

    public static ProjectAuthority nobody() {
        return new ProjectAuthority(Map.of(), Map.of());
    }

    public static ProjectAuthority everything(ProjectName project, ClusterName cluster) {
        return of(project(project, Destination.everything(cluster), NO_FLOOR));
    }

    /// For repository `repo`.
    public static ProjectAuthority of(ProjectSettings project) {
        return new ProjectAuthority(
                Map.of(project.name(), project),
                Map.of(new RepositoryName("repo"), project.name()));
    }

    public static ProjectSettings project(ProjectName name, Destination to, Limits limits) {
        return new ProjectSettings(name, List.of(to), limits, Approval.NONE);
    }
}
