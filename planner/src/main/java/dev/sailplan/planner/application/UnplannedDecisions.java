package dev.sailplan.planner.application;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.log.Outputs;
import dev.sailplan.planner.state.ApplicationState;
import dev.sailplan.planner.state.PlannerParts;
import dev.sailplan.planner.state.RepositoryState;
import java.util.List;
import java.util.Optional;

/// Writes the decision on an application that comes to no plan: rejected, or waiting for its cluster. Nothing is said
/// twice, neither when it is looked at again nor when a commit beside it leaves it as it was.
final class UnplannedDecisions {
    private final PlannerParts parts;

    UnplannedDecisions(PlannerParts parts) {
        this.parts = parts;
    }

    ApplicationDecision rejected(ApplicationAtCommit candidate, List<Problem> problems) {
        Verdict refused = new Verdict.Refused(problems);
        PlanningTrigger trigger = candidate.trigger();
        if (candidate.before().verdict().equals(refused)) {
            return trigger.again()
                    ? ApplicationDecision.silent(refused)
                    : candidate.silent(refused);
        }
        return said(
                candidate.silent(refused),
                new Decision.Rejected(
                        trigger.event(),
                        trigger.repository().name(),
                        candidate.application().key(),
                        trigger.commit(),
                        problems,
                        parts.time().instant()));
    }

    ApplicationDecision awaitingFacts(ApplicationAtCommit candidate) {
        PlanningTrigger trigger = candidate.trigger();
        String reason =
                "waits for the first word of the applier of cluster "
                        + candidate.application().key().cluster();
        Verdict waiting = new Verdict.Waiting(List.of(reason));
        if (trigger.again()) {
            return ApplicationDecision.silent(waiting);
        }
        return said(
                candidate.silent(waiting),
                new Decision.Delayed(
                        trigger.event(),
                        trigger.repository().name(),
                        Optional.of(candidate.application().key()),
                        reason,
                        parts.time().instant()));
    }

    /// Also of an application that the commit no longer declares. It is planned again as one that waits for facts is.
    ApplicationDecision awaitingTopic(
            ApplicationKey application,
            PlanningTrigger trigger,
            RepositoryState lane,
            String topic) {
        String reason = "waits for topic " + topic + ", which can't be written";
        Verdict waiting = new Verdict.Waiting(List.of(reason));
        ApplicationState before =
                lane.application(application)
                        .orElseGet(() ->
                                ApplicationState.first(
                                        application, trigger.event(), trigger.commit(), waiting));
        ApplicationState now = before.decided(trigger.event(), trigger.commit(), waiting);
        return said(
                new ApplicationDecision(waiting, lane.putApplication(Outputs.NONE, now)),
                new Decision.Delayed(
                        trigger.event(),
                        trigger.repository().name(),
                        Optional.of(application),
                        reason + "; sailplan topics says what is wrong with it",
                        parts.time().instant()));
    }

    private ApplicationDecision said(ApplicationDecision silent, Decision decision) {
        return new ApplicationDecision(
                silent.verdict(), silent.outputs().with(parts.wire().records().decision(decision)));
    }
}
