package dev.sailplan.applier.release;

import dev.sailplan.applier.effect.HoldReasons;
import dev.sailplan.applier.state.VerifiedRelease;
import dev.sailplan.applier.write.ExecutionResult;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.domain.status.Status.End;
import dev.sailplan.common.domain.status.Status.Settlement;
import java.time.Instant;
import java.util.List;

/// An outcome of a release with its settlement, which the inventory keeps.
record Conclusion(Outcome.Settled outcome, Settlement settlement) {
    static Conclusion applied(
            VerifiedRelease order, ExecutionResult ending, Health health, Instant at) {
        Outcome.Applied outcome =
                new Outcome.Applied(
                        order.attempt(), ending.results(), health, ending.timings(), at);
        String summary =
                new Effects(ending.results().stream().map(ObjectResult::effect).toList()).summary();
        return new Conclusion(outcome, settlement(order, End.APPLIED, summary));
    }

    static Conclusion failed(
            VerifiedRelease order, List<ObjectResult> results, String error, Times times) {
        Outcome.Failed outcome =
                new Outcome.Failed(order.attempt(), results, error, times.timings(), times.at());
        return new Conclusion(outcome, settlement(order, End.FAILED, error));
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
        return new Conclusion(outcome, settlement(order, End.HELD, String.join("; ", reasons)));
    }

    static Conclusion superseded(VerifiedRelease order, Generation by, Instant at) {
        Outcome.Superseded outcome = new Outcome.Superseded(order.attempt(), by, at);
        return new Conclusion(outcome, settlement(order, End.SUPERSEDED, "by " + by));
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
}
