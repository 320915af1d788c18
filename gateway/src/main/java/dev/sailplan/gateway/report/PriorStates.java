package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision.Planned;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.util.HashMap;
import java.util.Map;

/// Folds decisions and statuses, so that a push can be told from what was so before it.
public final class PriorStates {
    private final Map<RepositoryName, Map<ApplicationKey, Verdict>> verdicts = new HashMap<>();
    private final Map<RepositoryName, Map<ApplicationKey, Settlement>> ends = new HashMap<>();

    public void take(Object record) {
        switch (record) {
            case Planned planned -> verdicts.put(planned.repository(), planned.applications());
            case Status status -> take(status);
            default -> {}
        }
    }

    /// While a release is under way, nobody knows how it ends.
    private void take(Status status) {
        Map<ApplicationKey, Settlement> own =
                ends.computeIfAbsent(status.owner(), _ -> new HashMap<>());
        own.remove(status.application());
        status.settled()
                .filter(last -> last.generation().equals(status.claimedGeneration()))
                .ifPresent(last -> own.put(status.application(), last));
    }

    public PriorState of(RepositoryName repository) {
        return new PriorState(
                verdicts.getOrDefault(repository, Map.of()),
                ends.getOrDefault(repository, Map.of()));
    }
}
