package dev.sailplan.simulation.check.evidence;

import dev.sailplan.common.domain.event.Event.Target;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A plan or release that waits for a person, or did.
public record Hold(RepositoryName repository, Target target) {
    /// What the planner holds, which nothing was released of, and after that what appliers do, each in their order.
    public static List<Hold> all(Ledger ledger) {
        List<Hold> all = new ArrayList<>();
        for (Decision decision : ledger.decisions()) {
            switch (decision) {
                case Decision.Planned planned -> all.addAll(of(planned, ledger));
                case Decision.Held held ->
                        all.add(of(held.repository(), held.application(), held.plan(), ledger));
                default -> {}
            }
        }
        for (Outcome.OfRelease outcome : ledger.outcomes()) {
            if (outcome instanceof Outcome.Held held) {
                all.add(of(held));
            }
        }
        return all;
    }

    private static List<Hold> of(Decision.Planned planned, Ledger ledger) {
        List<Hold> all = new ArrayList<>();
        new TreeMap<>(planned.applications())
                .forEach((application, verdict) -> {
                    if (verdict instanceof Verdict.OnHold(PlanId plan, _)) {
                        all.add(of(planned.repository(), application, plan, ledger));
                    }
                });
        return all;
    }

    private static Hold of(
            RepositoryName repository, ApplicationKey application, PlanId plan, Ledger ledger) {
        Generation claimed =
                ledger.statuses().reversed().stream()
                        .filter(status -> status.application().equals(application))
                        .findFirst()
                        .map(Status::claimedGeneration)
                        .orElse(Generation.NONE);
        return new Hold(
                repository, new Target(application, claimed, Optional.of(plan), Optional.empty()));
    }

    private static Hold of(Outcome.Held held) {
        return new Hold(
                held.subject().repository(),
                new Target(
                        held.subject().application(),
                        held.attempt().generation(),
                        Optional.of(held.attempt().plan()),
                        Optional.of(held.effectsDigest())));
    }
}
