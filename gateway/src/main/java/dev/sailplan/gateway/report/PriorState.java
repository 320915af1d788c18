package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.util.Map;
import java.util.Optional;

/// Holds how the applications of a repository stood before a push: what the planner said last of each, and how the
/// newest release of each ended.
public record PriorState(
        Map<ApplicationKey, Verdict> verdicts, Map<ApplicationKey, Settlement> ends) {
    public static final PriorState UNKNOWN = new PriorState(Map.of(), Map.of());

    public PriorState {
        verdicts = Map.copyOf(verdicts);
        ends = Map.copyOf(ends);
    }

    Optional<Verdict> verdict(ApplicationKey application) {
        return Optional.ofNullable(verdicts.get(application));
    }

    Optional<Settlement> end(ApplicationKey application) {
        return Optional.ofNullable(ends.get(application));
    }
}
