package dev.sailplan.applier.effect;

import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.ObjectFinding.Found;
import dev.sailplan.applier.effect.ObjectFinding.Unanswered;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.effect.Prediction.Predicted;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.rules.ObjectRules;
import java.util.Optional;

/// Decides the effect on what runs once per run id: Jobs, bare Pods, hooks. Nothing here ever runs twice for one id.
public final class RunEffect {
    private static final String NO_RUN =
            "it exists and was not made to run; sailplan.dev/run and sailplan.dev/hook would have"
                    + " it deleted";

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
                .map(live ->
                        isEarlierRun(asked, live)
                                ? again(asked, seen, live, id)
                                : replace(asked, seen, live))
                .orElseGet(() -> anew(asked, seen, id));
    }

    /// Whether what stands there was made to run, and not to stay: only then is deleting it part of running it again.
    /// Where its uid is known, the inventory has to say so too: a label may come from Git or with an adoption.
    private static boolean isEarlierRun(AskedObject asked, JsonObject live) {
        boolean recorded =
                asked.known()
                        .filter(known -> known.uid().isEmpty() || known.run().isPresent())
                        .isPresent();
        return !SpecialKinds.isContainer(asked.object())
                && OurMarks.label(live, OurMarks.RUN_LABEL).isPresent()
                && (recorded || ObjectRules.NONE.isRun(asked.object()));
    }

    /// It was there before it was declared to run: deleting it is what a person has to have allowed.
    private ObjectFinding replace(AskedObject asked, LiveObject seen, JsonObject live) {
        return EffectDecision.irreplaceable(asked, NO_RUN)
                .<Optional<Prediction>>map(Optional::of)
                .orElseGet(() -> afterDeletion(asked, seen, EffectDecision.REPLACED))
                .<ObjectFinding>map(prediction ->
                        new Found(
                                new Effect.Replace(asked.object(), NO_RUN, prediction),
                                EffectDecision.fence(live, false),
                                Optional.empty()))
                .orElseGet(() -> new Unanswered(seen.unforced()));
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
                afterDeletion(asked, seen, "its earlier run is deleted first");
        return run(asked, seen, id, prediction, EffectDecision.fence(live, false));
    }

    private Optional<Prediction> afterDeletion(AskedObject asked, LiveObject seen, String why) {
        return switch (seen.unforced()) {
            case WriteAnswer.Stored _, WriteAnswer.Immutable _, WriteAnswer.FieldConflict _ ->
                    Optional.of(new Predicted(why));
            case WriteAnswer other -> new Certainty(terms).by(other, asked);
        };
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
