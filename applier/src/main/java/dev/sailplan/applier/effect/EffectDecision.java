package dev.sailplan.applier.effect;

import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.ObjectFinding.Found;
import dev.sailplan.applier.effect.ObjectFinding.NeedsForcedDryRun;
import dev.sailplan.applier.effect.ObjectFinding.Theirs;
import dev.sailplan.applier.effect.ObjectFinding.Unanswered;
import dev.sailplan.applier.fields.FieldOwnership;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.order.SpecialKinds;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.effect.Prediction.Invalid;
import dev.sailplan.common.domain.effect.Prediction.Predicted;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Turns what a cluster said about an object into the effect of writing it.
public final class EffectDecision {
    static final String REPLACED = "it is deleted and created again";

    private final Terms terms;

    public EffectDecision(Terms terms) {
        this.terms = terms;
    }

    /// Holds whose release it is, by id and by name, how it is carried out, what it brings itself, whose inventories are known by their ids,
    /// and what reads the keys in managedFields.
    public record Terms(
            ApplicationId application,
            String name,
            Generation generation,
            PlanOptions options,
            PlanProvisions provisions,
            Function<String, Optional<Owner>> owners,
            JsonReader json) {
        Adopt adopt() {
            return options.adopt();
        }

        Terms with(PlanProvisions others) {
            return new Terms(application, name, generation, options, others, owners, json);
        }
    }

    /// How long the application lets its objects take.
    public Duration waitAtMost() {
        return terms.options().waitAtMost();
    }

    /// The same where these of the plan's definitions of kinds stay as they are.
    public EffectDecision keeping(Predicate<ObjectId> definitions) {
        return new EffectDecision(terms.with(terms.provisions().keeping(definitions)));
    }

    public ObjectFinding decide(AskedObject asked, LiveObject seen) {
        Optional<String> moved = moved(seen);
        if (moved.isPresent()) {
            return new Unanswered(new WriteAnswer.Moved(moved.get()));
        }
        Optional<JsonObject> live = seen.live();
        if (live.filter(l -> isTheirs(asked, l)).isPresent()) {
            return new Theirs(found(new Effect.Unchanged(asked.object(), new Proven())));
        }
        boolean given = live.filter(l -> isGiven(asked, l)).isPresent();
        Optional<String> other = given ? Optional.empty() : live.flatMap(this::otherApplication);
        if (other.isPresent()) {
            return found(
                    new Effect.Adopt(asked.object(), List.of(), new Invalid(belongs(other.get()))));
        }
        if (given) {
            return handedOver(asked, seen, live.orElseThrow());
        }
        boolean ours = live.filter(l -> isOurs(asked, l)).isPresent();
        if (asked.rules().isRun(asked.object()) && (live.isEmpty() || ours)) {
            return new RunEffect(terms).decide(asked, seen);
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
    public static Found refused(AskedObject asked, String why) {
        return found(new Effect.Update(asked.object(), List.of(), new Invalid(why)));
    }

    /// The dry-run and the read must have met the same object in the same version.
    private static Optional<String> moved(LiveObject seen) {
        if (seen.live().filter(EffectDecision::isLeaving).isPresent()) {
            return Optional.of("it is being deleted; its finalizers have not let it go yet");
        }
        if (!(seen.last() instanceof WriteAnswer.Stored(JsonObject stored, boolean created, _))) {
            return Optional.empty();
        }
        boolean same =
                seen.live()
                        .map(l -> !created && version(l).equals(version(stored)))
                        .orElse(created);
        return same ? Optional.empty() : Optional.of("it changed while it was asked about");
    }

    private Optional<String> otherApplication(JsonObject live) {
        return OurMarks.label(live, OurMarks.APPLICATION_LABEL)
                .filter(label -> !label.equals(terms.application().value()));
    }

    /// People know an application by its name; its id is all that the label of an object has.
    private String belongs(String id) {
        return "it belongs to the application "
                + terms.owners()
                        .apply(id)
                        .map(owner ->
                                owner.application().shortForm()
                                        + " (repository "
                                        + owner.repository()
                                        + ")")
                        .orElse("with the id " + id);
    }

    /// In our inventory under this uid; or claimed there without one, and carrying our marks.
    private boolean isOurs(AskedObject asked, JsonObject live) {
        Optional<String> uid = live.object("metadata").text("uid");
        return asked.known()
                .filter(known ->
                        known.uid().isPresent()
                                ? known.uid().equals(uid)
                                : OurMarks.marks(live, terms.application()))
                .isPresent();
    }

    /// Another application of the same commit hands it over: it stays the object that it is.
    private static boolean isGiven(AskedObject asked, JsonObject live) {
        return asked.giver().filter(giver -> giver.holds(live)).isPresent();
    }

    /// Written as if it had always been ours: the field manager is the same, so that nothing is taken from anybody. It is
    /// not made anew, also where it is a run or can't be changed in place.
    private ObjectFinding handedOver(AskedObject asked, LiveObject seen, JsonObject live) {
        ObjectFinding finding = update(asked, seen, live);
        return finding instanceof Found(Effect effect, var fence, var hold, var ownership)
                ? new Found(taken(effect), fence, hold, ownership)
                : finding;
    }

    private static Effect taken(Effect effect) {
        return switch (effect) {
            case Effect.Update(var object, var fields, var prediction) ->
                    new Effect.Adopt(object, fields, prediction);
            case Effect.Replace(var object, var cause, _) ->
                    new Effect.Adopt(
                            object,
                            List.of(),
                            new Invalid(
                                    cause + " (it is handed over, and never deleted for that)"));
            // At least its label changes, which no comparison counts.
            case Effect.Unchanged(var object, var prediction) ->
                    new Effect.Adopt(object, List.of(), prediction);
            case Effect.Create _, Effect.Adopt _, Effect.Prune _, Effect.Run _ -> effect;
        };
    }

    /// A namespace that is there need not be made: who made it may well look after it.
    private boolean isTheirs(AskedObject asked, JsonObject live) {
        return asked.createdNamespace()
                && !isOurs(asked, live)
                && !OurMarks.marks(live, terms.application());
    }

    private ObjectFinding update(AskedObject asked, LiveObject seen, JsonObject live) {
        return switch (seen.last()) {
            case WriteAnswer.Stored(JsonObject stored, _, _) -> compared(asked, seen, live, stored);
            case WriteAnswer.FieldConflict _ when seen.forced().isEmpty() ->
                    new NeedsForcedDryRun();
            case WriteAnswer.Immutable(String cause) -> replace(asked, live, cause);
            case WriteAnswer other ->
                    older(asked, other, live, Effect.Update::new)
                            .orElseGet(() ->
                                    explained(
                                            asked,
                                            other,
                                            p -> new Effect.Update(asked.object(), List.of(), p),
                                            fence(live, false)));
        };
    }

    /// An effect of fields.
    interface OfFields {
        Effect of(ObjectId object, List<FieldChange> fields, Prediction prediction);
    }

    /// Fields that an older version of its API does not know can be neither written nor asked about while its
    /// managedFields name that version.
    Optional<ObjectFinding> older(
            AskedObject asked, WriteAnswer answer, JsonObject live, OfFields effect) {
        if (!(answer instanceof WriteAnswer.Invalid(_, String message)
                && message.contains("not declared in schema"))) {
            return Optional.empty();
        }
        return FieldOwnership.at(live, asked.entry().apiVersion(), terms.json())
                .map(ownership -> {
                    String moves = ownership.shown().before().orElse("");
                    Prediction why =
                            new Predicted("its managedFields name " + moves + " and move first");
                    return new Found(
                            effect.of(asked.object(), List.of(ownership.shown()), why),
                            fence(live, false),
                            Optional.empty(),
                            Optional.of(ownership));
                });
    }

    private ObjectFinding compared(
            AskedObject asked, LiveObject seen, JsonObject live, JsonObject stored) {
        Comparison comparison =
                Comparison.of(live, stored, asked.before(seen.forced().isPresent()), terms.json());
        Optional<FieldOwnership> ownership = FieldOwnership.kept(live, terms.json());
        if (comparison.isUnchanged() && ownership.isEmpty()) {
            return new Found(
                    new Effect.Unchanged(asked.object(), new Proven()),
                    fence(live, false),
                    Optional.empty());
        }
        List<FieldChange> fields = new ArrayList<>(comparison.fields());
        ownership.ifPresent(o -> {
            fields.addAll(comparison.released(live, o));
            fields.add(o.shown());
        });
        return new Found(
                new Effect.Update(asked.object(), fields, new Proven()),
                fence(live, seen.forced().isPresent()),
                Optional.empty(),
                ownership);
    }

    private static ObjectFinding replace(AskedObject asked, JsonObject live, String cause) {
        return new Found(
                new Effect.Replace(asked.object(), cause, replacing(asked, cause)),
                fence(live, false),
                Optional.empty());
    }

    private static Prediction replacing(AskedObject asked, String cause) {
        return irreplaceable(asked, cause).orElseGet(() -> new Predicted(REPLACED));
    }

    /// Why it may not be deleted to be created again; empty where it may.
    static Optional<Prediction> irreplaceable(AskedObject asked, String cause) {
        if (SpecialKinds.isContainer(asked.object())) {
            String kind = asked.object().kind();
            return Optional.of(
                    new Invalid(cause + " (a " + kind + " is never deleted to be created again)"));
        }
        return asked.rules().replaceAllowed()
                ? Optional.empty()
                : Optional.of(
                        new Invalid(
                                cause
                                        + " (annotate it sailplan.dev/replace: allowed to have it"
                                        + " deleted and created again)"));
    }

    ObjectFinding explained(
            AskedObject asked,
            WriteAnswer answer,
            Function<Prediction, Effect> effect,
            Fence fence) {
        return new Certainty(terms)
                .by(answer, asked)
                .<ObjectFinding>map(p -> new Found(effect.apply(p), fence, blind(asked, answer, p)))
                .orElseGet(() -> new Unanswered(answer));
    }

    /// A webhook that answers no dry-run leaves nobody the wiser: whoever lets it go on knows that.
    private static Optional<String> blind(
            AskedObject asked, WriteAnswer answer, Prediction prediction) {
        return prediction instanceof Prediction.Unreachable(String webhook)
                        && answer instanceof WriteAnswer.WebhookUnavailable unavailable
                        && unavailable.refusesDryRuns()
                ? Optional.of(
                        asked.object().shortForm()
                                + ": the webhook "
                                + webhook
                                + " answers no dry-run (its sideEffects are not None), so that"
                                + " nobody knows what writing it would do")
                : Optional.empty();
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
