package dev.sailplan.planner.gate;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.util.Optional;

/// An application that must be applied and healthy first; `latest` is its newest release that we know of, and
/// `pending` says that a plan of it still waits, `nodes` that its cluster can run workloads.
public record Dependency(
        ApplicationKey application,
        Optional<Status> status,
        Generation latest,
        boolean pending,
        boolean nodes) {

    /// What is still missing, or empty when it is met.
    Optional<String> unmet() {
        if (status.isEmpty() || status.get().settled().isEmpty()) {
            return Optional.of("waits for " + application + ", which is not applied yet");
        }
        Settlement settled = status.get().settled().get();
        Generation newest = Generation.max(latest, status.get().claimedGeneration());
        if (pending || newest.isAbove(settled.generation()) || settled.end() != End.APPLIED) {
            return Optional.of(
                    "waits for " + application + ", whose latest release is not applied");
        }
        return works(status.get().health())
                ? Optional.empty()
                : Optional.of("waits for " + application + ", which is not healthy");
    }

    /// What is stored can't run for want of nodes: where there are some by now, it has yet to.
    private boolean works(Health health) {
        return switch (health) {
            case Health.Healthy _ -> true;
            case Health.Stored _ -> !nodes;
            case Health.Progressing _, Health.Degraded _, Health.Unknown _ -> false;
        };
    }
}
