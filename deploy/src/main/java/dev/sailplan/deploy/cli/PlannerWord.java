package dev.sailplan.deploy.cli;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the planner said last of an application, for the event that made it say so, and the plan it spoke of. A plan
/// that is held stays that of the event which came to it first. `released` is the release that it made.
record PlannerWord(
        EventId event, Optional<PlanId> plan, Optional<Generation> released, StatusRow row) {
    /// An applier that works takes a release up sooner.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Empty where the planner leaves the word to the cluster.
    static Optional<PlannerWord> of(Decision.Planned planned, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused(var problems) ->
                    word(planned, "refused", true, problems.getFirst().toString());
            case Verdict.OnHold(var plan, var reasons) ->
                    word(planned, "held", true, String.join("; ", reasons))
                            .map(word -> word.about(plan));
            case Verdict.Waiting(var reasons) ->
                    word(planned, "waiting", false, String.join("; ", reasons));
            case Verdict.Released(var generation, var plan) ->
                    Optional.of(released(planned, generation, plan));
            case Verdict.Unchanged _ -> Optional.empty();
        };
    }

    private static Optional<PlannerWord> word(
            Decision.Planned planned, String state, boolean bad, String why) {
        String commit = planned.commit().abbreviated();
        return Optional.of(
                new PlannerWord(
                        planned.event(),
                        Optional.empty(),
                        Optional.empty(),
                        new StatusRow("", commit, state, bad, planned.at(), why)));
    }

    private static PlannerWord released(
            Decision.Planned planned, Generation generation, PlanId plan) {
        String commit = planned.commit().abbreviated();
        return new PlannerWord(
                planned.event(),
                Optional.of(plan),
                Optional.of(generation),
                released(generation, commit, planned.at()));
    }

    /// A person let it go on.
    PlannerWord released(Decision.Approved approved) {
        return new PlannerWord(
                approved.event(),
                Optional.of(approved.plan()),
                Optional.of(approved.generation()),
                released(approved.generation(), row.commit(), approved.at()));
    }

    private static StatusRow released(Generation generation, String commit, Instant at) {
        return new StatusRow(generation.toString(), commit, "released", false, at, "");
    }

    /// It was refused by its cluster, which left no trace there.
    PlannerWord failed(Outcome.Failed failed) {
        return new PlannerWord(
                event,
                plan,
                released,
                new StatusRow(
                        row.plan(), row.commit(), "failed", true, failed.at(), failed.error()));
    }

    private PlannerWord about(PlanId other) {
        return new PlannerWord(event, Optional.of(other), released, row);
    }

    /// What it waits for by now.
    PlannerWord because(String why) {
        return new PlannerWord(
                event,
                plan,
                released,
                new StatusRow(row.plan(), row.commit(), row.state(), row.bad(), row.since(), why));
    }

    boolean isOf(EventId other, Optional<PlanId> otherPlan) {
        return event.equals(other) || (plan.isPresent() && plan.equals(otherPlan));
    }

    /// Whether the cluster has said more since.
    boolean isOutdatedBy(Status status) {
        return released.map(generation -> !generation.isAbove(newest(status)))
                .orElseGet(() ->
                        status.settled()
                                        .map(Status.Settlement::event)
                                        .filter(event::equals)
                                        .isPresent()
                                || status.latest()
                                        .map(Status.Latest::event)
                                        .filter(event::equals)
                                        .isPresent());
    }

    private static Generation newest(Status status) {
        return Generation.max(
                status.claimedGeneration(),
                status.latest().map(Status.Latest::generation).orElse(Generation.NONE));
    }

    /// A release that nobody takes up is somebody's concern.
    StatusRow row(ClusterName cluster, Instant now) {
        boolean silent =
                released.isPresent() && !row.bad() && row.since().plus(PATIENCE).isBefore(now);
        return silent
                ? new StatusRow(
                        row.plan(),
                        row.commit(),
                        row.state(),
                        true,
                        row.since(),
                        "the applier of cluster " + cluster + " says nothing of it; does it run?")
                : row;
    }
}
