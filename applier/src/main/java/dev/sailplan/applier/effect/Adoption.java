package dev.sailplan.applier.effect;

import dev.sailplan.applier.effect.ObjectFinding.Found;
import dev.sailplan.applier.effect.ObjectFinding.NeedsForcedDryRun;
import dev.sailplan.applier.fields.FieldOwnership;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction.Invalid;
import dev.sailplan.common.domain.effect.Prediction.Proven;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.PlanOptions.Adopt;
import dev.sailplan.common.domain.text.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides on the adoption of an object that exists and is in no inventory of ours.
final class Adoption {
    private static final int NAMED = 5;

    private final EffectDecision.Terms terms;
    private final EffectDecision decision;

    Adoption(EffectDecision.Terms terms) {
        this.terms = terms;
        this.decision = new EffectDecision(terms);
    }

    ObjectFinding decide(AskedObject asked, LiveObject seen, JsonObject live) {
        Optional<String> foreign = foreign(asked, live);
        if (foreign.isPresent()) {
            return refused(asked, foreign.get());
        }
        return switch (seen.last()) {
            case WriteAnswer.Stored(JsonObject stored, _, _) -> compared(asked, seen, live, stored);
            case WriteAnswer.FieldConflict(var fields, _) when seen.forced().isEmpty() ->
                    terms.adopt() == Adopt.YES
                            ? new NeedsForcedDryRun()
                            : refused(asked, notIdentical(contested(fields)));
            case WriteAnswer other ->
                    decision.older(asked, other, live, Effect.Adopt::new)
                            .orElseGet(() ->
                                    decision.explained(
                                            asked,
                                            other,
                                            p -> new Effect.Adopt(asked.object(), List.of(), p),
                                            EffectDecision.fence(live, false)));
        };
    }

    private Optional<String> foreign(AskedObject asked, JsonObject live) {
        Optional<String> tracker =
                OtherOwners.tracker(live)
                        .map(t -> "it exists and " + t + " looks after it: end that before");
        Optional<String> controller =
                OtherOwners.controller(live).map(c -> "it exists and " + c + " makes and owns it");
        return tracker.or(() -> controller).or(() -> uninvited(asked));
    }

    private Optional<String> uninvited(AskedObject asked) {
        if (terms.adopt() != Adopt.NO) {
            return Optional.empty();
        }
        boolean recreated = asked.known().flatMap(known -> known.uid()).isPresent();
        return Optional.of(
                recreated
                        ? "somebody deleted ours and created another; it is not adopted (adopt: no)"
                        : "it exists and is in no inventory; it is not adopted (adopt: no)");
    }

    private ObjectFinding compared(
            AskedObject asked, LiveObject seen, JsonObject live, JsonObject stored) {
        boolean forced = seen.forced().isPresent();
        List<FieldChange> fields =
                new ArrayList<>(
                        Comparison.of(live, stored, asked.before(forced), terms.json()).fields());
        String declared =
                named(
                        fields.stream()
                                .filter(f -> !(f.origin() instanceof Origin.FromAdmission))
                                .map(FieldChange::path)
                                .toList());
        if (terms.adopt() == Adopt.IDENTICAL && !declared.isEmpty()) {
            return refused(asked, notIdentical(declared));
        }
        Optional<FieldOwnership> ownership = FieldOwnership.adopted(live, stored, terms.json());
        ownership.ifPresent(o -> fields.add(o.shown()));
        return new Found(
                new Effect.Adopt(asked.object(), fields, new Proven()),
                EffectDecision.fence(live, forced),
                Optional.empty(),
                ownership);
    }

    private static ObjectFinding refused(AskedObject asked, String cause) {
        return EffectDecision.found(
                new Effect.Adopt(asked.object(), List.of(), new Invalid(cause)));
    }

    private String notIdentical(String fields) {
        return "it exists, was not made by this application, and differs in "
                + fields
                + " (adopt: identical takes over only what is as declared; adopt: yes in"
                + " sailplan.yaml, beside name: "
                + terms.name()
                + ", takes it as it is to be)";
    }

    private static String contested(List<WriteAnswer.Contested> fields) {
        return named(fields.stream().map(f -> f.path() + " of " + f.manager()).toList());
    }

    private static String named(List<String> fields) {
        return Listing.of(fields, NAMED);
    }
}
