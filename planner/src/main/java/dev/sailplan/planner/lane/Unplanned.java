package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What is said of an application that comes to no plan: rejected, or waiting for its cluster. Looked at again, nothing
/// is said twice.
final class Unplanned {
    private final PlannerParts parts;

    Unplanned(PlannerParts parts) {
        this.parts = parts;
    }

    Step rejected(Candidate candidate, List<Problem> problems) {
        Verdict refused = new Verdict.Refused(problems);
        Occasion occasion = candidate.occasion();
        if (occasion.again() && candidate.before().verdict().equals(refused)) {
            return Step.silent(refused);
        }
        return said(
                candidate.silent(refused),
                new Decision.Rejected(
                        occasion.event(),
                        occasion.repository().name(),
                        candidate.application().key(),
                        occasion.commit(),
                        problems,
                        parts.time().instant()));
    }

    Step awaitingFacts(Candidate candidate) {
        Occasion occasion = candidate.occasion();
        String reason =
                "waits for the first word of the applier of cluster "
                        + candidate.application().key().cluster();
        Verdict waiting = new Verdict.Waiting(List.of(reason));
        if (occasion.again()) {
            return Step.silent(waiting);
        }
        return said(
                candidate.silent(waiting),
                new Decision.Delayed(
                        occasion.event(),
                        occasion.repository().name(),
                        Optional.of(candidate.application().key()),
                        reason,
                        parts.time().instant()));
    }

    private Step said(Step silent, Decision decision) {
        return new Step(
                silent.verdict(), silent.outputs().with(parts.wire().records().decision(decision)));
    }
}
