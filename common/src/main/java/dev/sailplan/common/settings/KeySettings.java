package dev.sailplan.common.settings;

import dev.sailplan.common.domain.id.ProjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Names the key files that belong to no single cluster. A service opens only its own.
///
/// `planSigning` and `fingerprintMaster` are the planner's; `planSigners` are the public halves that
/// appliers and the record trust.
public record KeySettings(
        Optional<Path> planSigning,
        Optional<Path> fingerprintMaster,
        List<PlanSigner> planSigners) {
    public static final KeySettings NONE =
            new KeySettings(Optional.empty(), Optional.empty(), List.of());

    public KeySettings {
        planSigners = List.copyOf(planSigners);
    }

    /// A planner's public key, and the projects it may sign for; none named: all.
    public record PlanSigner(Path file, List<ProjectName> projects) {
        public PlanSigner {
            projects = List.copyOf(projects);
        }

        public boolean maySignFor(ProjectName project) {
            return projects.isEmpty() || projects.contains(project);
        }
    }
}
