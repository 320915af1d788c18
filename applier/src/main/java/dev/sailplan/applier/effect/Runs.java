package dev.sailplan.applier.effect;

import dev.sailplan.applier.effect.Finding.Fence;
import dev.sailplan.applier.effect.Finding.Found;
import dev.sailplan.applier.effect.Finding.Unanswered;
import dev.sailplan.applier.fields.OurFields;
import dev.sailplan.applier.inventory.InventoryEntry;
import dev.sailplan.applier.inventory.RunId;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.effect.Prediction.Predicted;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// What happens once per run id: Jobs, bare Pods, hooks. Nothing here ever runs twice for one id.
public final class Runs {
    private final Decide.Terms terms;

    Runs(Decide.Terms terms) {
        this.terms = terms;
    }

    /// The id of the run that a release asks for; none where the object is not a run.
    public static Optional<RunId> idOf(Asked asked, Generation generation) {
        if (!asked.rules().isRun(asked.object())) {
            return Optional.empty();
        }
        return Optional.of(
                asked.rules().hook().isPresent()
                        ? RunId.of(generation)
                        : RunId.of(asked.entry().digest()));
    }

    /// Of a run that is not there, or is there and ours.
    Finding decide(Asked asked, Seen seen) {
        RunId id = idOf(asked, terms.generation()).orElseThrow();
        if (isDone(asked, seen, id)) {
            Fence fence = seen.live().map(l -> Decide.fence(l, false)).orElse(Fence.NEW);
            Effect unchanged = new Effect.Unchanged(asked.object(), new Proven());
            return new Found(unchanged, fence, Optional.empty());
        }
        return seen.live()
                .map(live -> again(asked, seen, live, id))
                .orElseGet(() -> anew(asked, seen, id));
    }

    private static boolean isDone(Asked asked, Seen seen, RunId id) {
        boolean thisOne =
                seen.live()
                        .flatMap(live -> OurFields.label(live, OurFields.RUN_LABEL))
                        .equals(Optional.of(id.value()));
        return thisOne || recorded(asked, id).filter(InventoryEntry::confirmed).isPresent();
    }

    private static Optional<InventoryEntry> recorded(Asked asked, RunId id) {
        return asked.known().filter(known -> known.run().equals(Optional.of(id)));
    }

    /// An earlier run stands there: what the server says about changing it says nothing about a new one.
    private Finding again(Asked asked, Seen seen, JsonObject live, RunId id) {
        Optional<Prediction> prediction =
                switch (seen.unforced()) {
                    case Answer.Stored _, Answer.Immutable _, Answer.FieldConflict _ ->
                            Optional.of(new Predicted("its earlier run is deleted first"));
                    case Answer other -> new Explained(terms).by(other, asked);
                };
        return run(asked, seen, id, prediction, Decide.fence(live, false));
    }

    private Finding anew(Asked asked, Seen seen, RunId id) {
        Optional<Prediction> prediction = new Explained(terms).by(seen.unforced(), asked);
        return run(asked, seen, id, prediction, Fence.NEW);
    }

    private static Finding run(
            Asked asked, Seen seen, RunId id, Optional<Prediction> prediction, Fence fence) {
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
    private static boolean mayHaveRun(Asked asked, InventoryEntry known) {
        return known.uid().isPresent()
                || asked.manifest().object("spec").get("ttlSecondsAfterFinished").isPresent();
    }

    private static String doubt(Asked asked) {
        return asked.object().shortForm()
                + " was started and is gone, so that it may have finished: it is not run again";
    }
}
