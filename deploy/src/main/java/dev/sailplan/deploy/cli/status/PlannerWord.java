package dev.sailplan.deploy.cli.status;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.deploy.plan.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds what the planner said last of an application, for the event that made it say so, and the plan it spoke of. A
/// plan that is held stays that of the event which came to it first. `released` is the release that it made, and
/// `again` says that it had released something for this event before.
record PlannerWord(
        EventId event,
        RepositoryName repository,
        Optional<PlanId> plan,
        Optional<Generation> released,
        boolean again,
        StatusRow row) {
    /// An applier that works takes a release up sooner.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Empty where the planner leaves the word to the cluster.
    static Optional<PlannerWord> of(
            Decision.Planned planned, ApplicationKey application, Verdict verdict) {
        CommitId commit = planned.commit();
        Instant at = planned.at();
        return switch (verdict) {
            case Verdict.Refused(var problems) ->
                    Optional.of(word(planned, refused(commit, at, application, problems)));
            case Verdict.OnHold(var plan, var reasons) ->
                    Optional.of(word(planned, held(commit, at, application, reasons)).about(plan));
            case Verdict.Waiting(var reasons) ->
                    Optional.of(
                            word(
                                    planned,
                                    row(commit, "waiting", false, at, String.join("; ", reasons))));
            case Verdict.Released(var generation, var plan) ->
                    Optional.of(
                            word(planned, released(generation, commit.abbreviated(), at))
                                    .releasing(generation, plan));
            case Verdict.Unchanged _ -> Optional.empty();
        };
    }

    /// Also while its event goes on, and after it ended, when other facts made the planner look again.
    static PlannerWord of(Decision.Held held) {
        return word(held, held(held.commit(), held.at(), held.application(), held.reasons()))
                .about(held.plan());
    }

    /// The same of a commit that comes to no plan.
    static PlannerWord of(Decision.Rejected rejected) {
        return word(
                rejected,
                refused(
                        rejected.commit(),
                        rejected.at(),
                        rejected.application(),
                        rejected.problems()));
    }

    private static PlannerWord word(Decision decision, StatusRow row) {
        return new PlannerWord(
                decision.event(),
                decision.repository(),
                Optional.empty(),
                Optional.empty(),
                false,
                row);
    }

    private static StatusRow refused(
            CommitId commit, Instant at, ApplicationKey application, List<Problem> problems) {
        String more =
                problems.size() == 1
                        ? ""
                        : "; and "
                                + (problems.size() - 1)
                                + " more (./sailplan plan "
                                + application.shortForm()
                                + ")";
        return row(commit, "refused", true, at, problems.getFirst() + more);
    }

    private static StatusRow held(
            CommitId commit, Instant at, ApplicationKey application, List<String> reasons) {
        String why = String.join("; ", reasons);
        return row(commit, "held", true, at, why)
                .because(Remedy.of(application, reasons).orElse(""));
    }

    private static StatusRow row(
            CommitId commit, String state, boolean bad, Instant at, String why) {
        return new StatusRow("", commit.abbreviated(), state, bad, at, why);
    }

    private static StatusRow released(Generation generation, String commit, Instant at) {
        return new StatusRow(generation.toString(), commit, "released", false, at, "");
    }

    /// A person let it go on.
    PlannerWord released(Decision.Approved approved) {
        return word(approved, released(approved.generation(), row.commit(), approved.at()))
                .releasing(approved.generation(), approved.plan());
    }

    /// It comes after what was said before, which may have been a release of the same event.
    PlannerWord after(Optional<PlannerWord> before) {
        boolean over =
                before.filter(word -> word.event().equals(event))
                        .filter(word -> word.again() || word.released().isPresent())
                        .isPresent();
        return new PlannerWord(event, repository, plan, released, over, row);
    }

    /// It was refused by its cluster, which left no trace there.
    PlannerWord failed(Outcome.Failed failed) {
        return with(
                new StatusRow(
                        row.plan(), row.commit(), "failed", true, failed.at(), failed.error()));
    }

    private PlannerWord with(StatusRow other) {
        return new PlannerWord(event, repository, plan, released, again, other);
    }

    private PlannerWord about(PlanId other) {
        return new PlannerWord(event, repository, Optional.of(other), released, again, row);
    }

    private PlannerWord releasing(Generation generation, PlanId of) {
        return new PlannerWord(
                event, repository, Optional.of(of), Optional.of(generation), again, row);
    }

    /// It waits, and for what by now.
    PlannerWord waiting(Decision.Delayed delayed) {
        boolean before = row.state().equals("waiting");
        Instant since = before ? row.since() : delayed.at();
        return with(
                new StatusRow(row.plan(), row.commit(), "waiting", false, since, delayed.reason()));
    }

    boolean isOf(EventId other, Optional<PlanId> otherPlan) {
        return event.equals(other) || (plan.isPresent() && plan.equals(otherPlan));
    }

    /// Whether the cluster has said more since.
    boolean isOutdatedBy(Status status) {
        return released.map(generation -> !generation.isAbove(newest(status)))
                .orElseGet(() -> isOfItsEvent(status) && !isOlder(status));
    }

    private boolean isOfItsEvent(Status status) {
        return Stream.concat(
                        status.settled().map(Status.Settlement::event).stream(),
                        status.latest().map(Status.Latest::event).stream())
                .anyMatch(event::equals);
    }

    /// What was released for the same event before this was said, such as in a cluster that was built anew since.
    private boolean isOlder(Status status) {
        return again && status.at().isBefore(row.since());
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
