package dev.sailplan.applier.release;

import dev.sailplan.applier.effect.hold.HoldReasons;
import dev.sailplan.applier.inventory.Inventory;
import dev.sailplan.applier.state.ReleaseState;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.status.ReleaseTools;
import dev.sailplan.applier.status.StatusWriter;
import dev.sailplan.applier.write.ExecutionResult;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import dev.sailplan.common.log.Outputs;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// An outcome of a release with its settlement, which the inventory keeps, and what the log is told of both.
record Conclusion(VerifiedRelease order, Outcome.Settled outcome, Settlement settlement) {
    static Conclusion applied(
            VerifiedRelease order, ExecutionResult result, Health health, Instant at) {
        Outcome.Applied outcome =
                new Outcome.Applied(
                        order.attempt(), result.results(), health, result.timings(), at);
        String summary =
                new Effects(result.results().stream().map(ObjectResult::effect).toList()).summary();
        return new Conclusion(order, outcome, settlement(order, End.APPLIED, summary));
    }

    static Conclusion failed(
            VerifiedRelease order, List<ObjectResult> results, String error, Times times) {
        Outcome.Failed outcome =
                new Outcome.Failed(order.attempt(), results, error, times.timings(), times.at());
        return new Conclusion(order, outcome, settlement(order, End.FAILED, error));
    }

    record Times(Timings timings, Instant at) {}

    static Conclusion held(
            VerifiedRelease order, Effects effects, List<String> reasons, Instant at) {
        String name = order.application().shortForm() + order.generation();
        Outcome.Held outcome =
                new Outcome.Held(
                        order.attempt(),
                        effects,
                        effects.digest(),
                        reasons,
                        HoldReasons.command(effects, name),
                        at);
        return new Conclusion(
                order, outcome, settlement(order, End.HELD, String.join("; ", reasons)));
    }

    static Conclusion superseded(VerifiedRelease order, Generation by, Instant at) {
        Outcome.Superseded outcome = new Outcome.Superseded(order.attempt(), by, at);
        return new Conclusion(order, outcome, settlement(order, End.SUPERSEDED, "by " + by));
    }

    private static Settlement settlement(VerifiedRelease order, End end, String detail) {
        return new Settlement(
                order.generation(),
                order.release().plan(),
                order.release().subject().commit(),
                order.release().event(),
                end,
                detail);
    }

    /// The outcome again, from what the inventory kept of it.
    static Outcome again(VerifiedRelease order, Settlement kept, Instant at) {
        return switch (kept.end()) {
            case APPLIED ->
                    new Outcome.Applied(
                            order.attempt(), List.of(), new Health.Unknown(), Timings.NONE, at);
            case FAILED ->
                    new Outcome.Failed(order.attempt(), List.of(), kept.detail(), Timings.NONE, at);
            case HELD -> held(order, Effects.NONE, List.of(kept.detail()), at).outcome();
            case SUPERSEDED ->
                    new Outcome.Superseded(order.attempt(), order.generation().next(), at);
        };
    }

    /// Holds the plan that the release was of, the inventory that it settled in, and how the application works.
    record Settled(Plan plan, Inventory inventory, Health health) {}

    Outputs outputs(Settled settled, ReleaseState state, ReleaseTools tools) {
        return Outputs.NONE
                .with(tools.records().outcome(outcome))
                .and(
                        new StatusWriter(tools)
                                .publish(
                                        settled.inventory(),
                                        state,
                                        settled.health(),
                                        settled.plan()))
                .and(ended(state))
                .and(tidied(settled, state));
    }

    /// Of a release whose plan was not looked at.
    Outputs withoutPlan(Inventory inventory, ReleaseState state, ReleaseTools tools) {
        return Outputs.NONE
                .with(tools.records().outcome(outcome))
                .and(new StatusWriter(tools).settled(inventory, state, new Health.Unknown()))
                .and(ended(state));
    }

    /// Whatever became of its plan, nothing of what came before is looked at any more.
    private Outputs ended(ReleaseState state) {
        return state.keep(outcome)
                .and(state.heldBy(order, outcome))
                .and(state.stopWatching())
                .and(state.ended(order))
                .and(state.forgetLatest());
    }

    /// Whatever the end: an application that fails or is held for a month would else keep the plans of all its pushes.
    private Outputs tidied(Settled settled, ReleaseState state) {
        Set<PlanId> waiting =
                state.waiting().stream()
                        .filter(other -> !other.digest().equals(order.digest()))
                        .map(other -> other.release().plan())
                        .collect(Collectors.toSet());
        return state.plans().tidied(settled.plan(), settled.inventory().applied(), waiting);
    }
}
