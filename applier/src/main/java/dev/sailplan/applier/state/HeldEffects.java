package dev.sailplan.applier.state;

import dev.sailplan.applier.effect.hold.HoldReasons;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.outcome.Outcome;

/// Keeps what a held release would have destroyed, and the digest by which a person names all of its effects.
public record HeldEffects(PlanId plan, Digest digest, Effects destructive) {
    static HeldEffects of(Outcome.Held held) {
        return new HeldEffects(
                held.attempt().plan(),
                held.effectsDigest(),
                new Effects(
                        held.effects().all().stream().filter(HoldReasons::isDestructive).toList()));
    }
}
