package dev.sailplan.applier.dryrun;

import dev.sailplan.applier.effect.AskedObject;
import dev.sailplan.applier.effect.ObjectFinding.Found;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.fields.ScaledReplicas;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// A declared object and the effect that a dry-run found for it. `live` is what the cluster had under its name, `sent`
/// the manifest that it was asked with and is written with.
public record ObjectDryRun(
        AskedObject asked, Found found, Optional<JsonObject> live, JsonObject sent, Trait trait) {
    /// Marks an object that keeps its live size, or is somebody else's.
    enum Trait {
        USUAL,
        /// Its size is that of the live object, also where it is made again.
        RESIZED,
        /// It is there, somebody else's, and used as it is.
        THEIRS
    }

    public boolean isTheirs() {
        return trait == Trait.THEIRS;
    }

    /// What is sent where it is made in the place of what was seen there.
    public JsonObject inPlaceOf(ObjectDryRun seen) {
        return seen.trait() == Trait.RESIZED
                ? seen.live().map(old -> ScaledReplicas.atLive(sent, old)).orElse(sent)
                : sent;
    }

    boolean isInvalid() {
        return effect().prediction() instanceof Prediction.Invalid;
    }

    public ObjectId object() {
        return asked.object();
    }

    public Effect effect() {
        return found.effect();
    }

    /// Whether no release before this one had to do with it: nobody else can be about to make it.
    public boolean isNew() {
        return effect() instanceof Effect.Create && asked.known().isEmpty();
    }

    public boolean wasUnconfirmed() {
        return asked.known().filter(known -> known.confirmed()).isEmpty();
    }

    public Optional<RunId> run() {
        return starts().or(() -> asked.known().flatMap(known -> known.run()));
    }

    /// The run that writing it starts, also where it is made in the place of what was none.
    public Optional<RunId> starts() {
        return switch (effect()) {
            case Effect.Run(_, String run, _) -> Optional.of(new RunId(run));
            case Effect.Replace _ when asked.rules().isRun(object()) ->
                    OurMarks.label(asked.manifest(), OurMarks.RUN_LABEL).map(RunId::new);
            case Effect.Create _,
                    Effect.Update _,
                    Effect.Unchanged _,
                    Effect.Adopt _,
                    Effect.Replace _,
                    Effect.Prune _ ->
                    Optional.empty();
        };
    }
}
