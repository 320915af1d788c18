package dev.sailplan.applier.effect;

import dev.sailplan.applier.effect.Finding.Fence;
import dev.sailplan.applier.effect.Finding.Found;
import dev.sailplan.applier.effect.Finding.NeedsForcedDryRun;
import dev.sailplan.applier.effect.Finding.Theirs;
import dev.sailplan.applier.effect.Finding.Unanswered;
import dev.sailplan.applier.order.Kinds;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.effect.Prediction.Invalid;
import dev.sailplan.common.domain.effect.Prediction.Predicted;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Turns what a cluster said about an object into the effect of writing it.
public final class Decide {
    private final Terms terms;

    public Decide(Terms terms) {
        this.terms = terms;
    }

    /// Whose release it is, what it may adopt, and what it brings itself.
    public record Terms(
            ApplicationId application, Generation generation, Adopt adopt, Brought brought) {}

    public Finding decide(Asked asked, Seen seen) {
        Optional<String> moved = moved(seen);
        if (moved.isPresent()) {
            return new Unanswered(new Answer.Moved(moved.get()));
        }
        Optional<JsonObject> live = seen.live();
        if (live.filter(l -> isTheirs(asked, l)).isPresent()) {
            return new Theirs(found(new Effect.Unchanged(asked.object(), new Proven())));
        }
        Optional<String> other = live.flatMap(this::otherApplication);
        if (other.isPresent()) {
            String cause = "it belongs to the application with the id " + other.get();
            return found(new Effect.Adopt(asked.object(), List.of(), new Invalid(cause)));
        }
        boolean ours = live.filter(l -> isOurs(asked, l)).isPresent();
        if (asked.rules().isRun(asked.object()) && (live.isEmpty() || ours)) {
            return new Runs(terms).decide(asked, seen);
        }
        if (live.isEmpty()) {
            return explained(
                    asked, seen.unforced(), p -> new Effect.Create(asked.object(), p), Fence.NEW);
        }
        return ours
                ? update(asked, seen, live.get())
                : new Adoption(terms).decide(asked, seen, live.get());
    }

    /// Whether it is being deleted: a write would be accepted, and gone with it.
    public static boolean isLeaving(JsonObject live) {
        return live.object("metadata").get("deletionTimestamp").isPresent();
    }

    /// It can't be written, for this reason.
    public static Found refused(Asked asked, String why) {
        return found(new Effect.Update(asked.object(), List.of(), new Invalid(why)));
    }

    /// The dry-run and the read must have met the same object in the same version.
    private static Optional<String> moved(Seen seen) {
        if (seen.live().filter(Decide::isLeaving).isPresent()) {
            return Optional.of("it is being deleted; its finalizers have not let it go yet");
        }
        if (!(seen.last() instanceof Answer.Stored(JsonObject stored, boolean created))) {
            return Optional.empty();
        }
        boolean same =
                seen.live()
                        .map(l -> !created && version(l).equals(version(stored)))
                        .orElse(created);
        return same ? Optional.empty() : Optional.of("it changed while it was asked about");
    }

    private Optional<String> otherApplication(JsonObject live) {
        return OurFields.label(live, OurFields.APPLICATION_LABEL)
                .filter(label -> !label.equals(terms.application().value()));
    }

    /// In our inventory under this uid; or claimed there without one, and carrying our marks.
    private boolean isOurs(Asked asked, JsonObject live) {
        Optional<String> uid = live.object("metadata").text("uid");
        return asked.known()
                .filter(known ->
                        known.uid().isPresent()
                                ? known.uid().equals(uid)
                                : OurFields.marks(live, terms.application()))
                .isPresent();
    }

    /// A namespace that is there need not be made: who made it may well look after it.
    private boolean isTheirs(Asked asked, JsonObject live) {
        return asked.made() && !isOurs(asked, live) && !OurFields.marks(live, terms.application());
    }

    private Finding update(Asked asked, Seen seen, JsonObject live) {
        return switch (seen.last()) {
            case Answer.Stored(JsonObject stored, _) -> compared(asked, seen, live, stored);
            case Answer.FieldConflict _ when seen.forced().isEmpty() -> new NeedsForcedDryRun();
            case Answer.Immutable(String cause) -> replace(asked, live, cause);
            case Answer other ->
                    explained(
                            asked,
                            other,
                            p -> new Effect.Update(asked.object(), List.of(), p),
                            fence(live, false));
        };
    }

    private static Finding compared(Asked asked, Seen seen, JsonObject live, JsonObject stored) {
        Comparison comparison =
                Comparison.of(live, stored, asked.before(seen.forced().isPresent()));
        if (comparison.isUnchanged()) {
            return new Found(
                    new Effect.Unchanged(asked.object(), new Proven()),
                    fence(live, false),
                    Optional.empty());
        }
        return new Found(
                new Effect.Update(asked.object(), comparison.fields(), new Proven()),
                fence(live, seen.forced().isPresent()),
                Optional.empty());
    }

    private static Finding replace(Asked asked, JsonObject live, String cause) {
        return new Found(
                new Effect.Replace(asked.object(), cause, replacing(asked, cause)),
                fence(live, false),
                Optional.empty());
    }

    private static Prediction replacing(Asked asked, String cause) {
        if (Kinds.isContainer(asked.object())) {
            String kind = asked.object().kind();
            return new Invalid(cause + " (a " + kind + " is never deleted to be created again)");
        }
        return asked.rules().replaceAllowed()
                ? new Predicted("it is deleted and created again")
                : new Invalid(
                        cause
                                + " (annotate it sailplan.dev/replace: allowed to have it deleted and"
                                + " created again)");
    }

    Finding explained(
            Asked asked, Answer answer, Function<Prediction, Effect> effect, Fence fence) {
        return Explained.by(answer, asked, terms.brought())
                .<Finding>map(p -> new Found(effect.apply(p), fence, Optional.empty()))
                .orElseGet(() -> new Unanswered(answer));
    }

    static Found found(Effect effect) {
        return new Found(effect, Fence.NEW, Optional.empty());
    }

    static Fence fence(JsonObject live, boolean force) {
        return new Fence(live.object("metadata").text("uid"), version(live), force);
    }

    private static Optional<String> version(JsonObject object) {
        return object.object("metadata").text("resourceVersion");
    }
}
