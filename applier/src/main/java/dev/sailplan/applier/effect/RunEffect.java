package dev.sailplan.applier.effect;

import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.ObjectFinding.Found;
import dev.sailplan.applier.effect.ObjectFinding.Unanswered;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.effect.Prediction.Predicted;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// Decides the effect on what runs once per run id: Jobs, bare Pods, hooks. Nothing here ever runs twice for one id.
public final class RunEffect {
    private final EffectDecision.Terms terms;

    RunEffect(EffectDecision.Terms terms) {
        this.terms = terms;
    }

    /// The id of the run that a release asks for; none where the object is not a run.
    public static Optional<RunId> idOf(AskedObject asked, Generation generation) {
        if (!asked.rules().isRun(asked.object())) {
            return Optional.empty();
        }
        return Optional.of(
                asked.rules().hook().isPresent()
                        ? RunId.of(generation)
                        : RunId.of(asked.entry().digest()));
    }

    /// Of a run that is not there, or is there and ours.
    ObjectFinding decide(AskedObject asked, LiveObject seen) {
        RunId id = idOf(asked, terms.generation()).orElseThrow();
        if (isDone(asked, seen, id)) {
            Fence fence = seen.live().map(l -> EffectDecision.fence(l, false)).orElse(Fence.NEW);
            Effect unchanged = new Effect.Unchanged(asked.object(), new Proven());
            return new Found(unchanged, fence, Optional.empty());
        }
        return seen.live()
                .map(live -> again(asked, seen, live, id))
                .orElseGet(() -> anew(asked, seen, id));
    }

    private static boolean isDone(AskedObject asked, LiveObject seen, RunId id) {
        boolean thisOne =
                seen.live()
                        .flatMap(live -> OurMarks.label(live, OurMarks.RUN_LABEL))
                        .equals(Optional.of(id.value()));
        return thisOne || recorded(asked, id).filter(InventoryEntry::confirmed).isPresent();
    }

    private static Optional<InventoryEntry> recorded(AskedObject asked, RunId id) {
        return asked.known().filter(known -> known.run().equals(Optional.of(id)));
    }

    /// An earlier run stands there: what the server says about changing it says nothing about a new one.
    private ObjectFinding again(AskedObject asked, LiveObject seen, JsonObject live, RunId id) {
        Optional<Prediction> prediction =
                switch (seen.unforced()) {
                    case WriteAnswer.Stored _,
                            WriteAnswer.Immutable _,
                            WriteAnswer.FieldConflict _ ->
                            Optional.of(new Predicted("its earlier run is deleted first"));
                    case WriteAnswer other -> new Certainty(terms).by(other, asked);
                };
        return run(asked, seen, id, prediction, EffectDecision.fence(live, false));
    }

    private ObjectFinding anew(AskedObject asked, LiveObject seen, RunId id) {
        Optional<Prediction> prediction = new Certainty(terms).by(seen.unforced(), asked);
        return run(asked, seen, id, prediction, Fence.NEW);
    }

    private static ObjectFinding run(
            AskedObject asked,
            LiveObject seen,
            RunId id,
            Optional<Prediction> prediction,
            Fence fence) {
        if (prediction.isEmpty()) {
            return new Unanswered(seen.unforced());
        }
        Effect effect = new Effect.Run(asked.object(), id.value(), prediction.get());
        Optional<String> hold =
                recorded(asked, id)
                        .filter(known -> seen.live().isEmpty() && mayHaveRun(asked, known))
                        .map(_ -> doubt(asked));
        return new Found(effect, fence, hold);
    }

    /// It was claimed and is gone: one that removes itself when finished may have been here.
    private static boolean mayHaveRun(AskedObject asked, InventoryEntry known) {
        return known.uid().isPresent()
                || asked.manifest().object("spec").get("ttlSecondsAfterFinished").isPresent();
    }

    private static String doubt(AskedObject asked) {
        return asked.object().shortForm()
                + " was started and is gone, so that it may have finished: it is not run again";
    }
}
