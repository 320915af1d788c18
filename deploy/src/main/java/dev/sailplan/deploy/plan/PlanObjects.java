package dev.sailplan.deploy.plan;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.Prediction;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.SecretKind;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.domain.rules.ObjectRules;
import dev.sailplan.deploy.plan.ObjectView.Change;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Lists the objects of a plan: what becomes of each, whether or not the cluster was asked about it. Those that change
/// come first.
final class PlanObjects {
    /// Stands before what an object failed with.
    static final String FAILED = "failed: ";

    private final Map<ObjectId, IndexEntry> declared;
    private final Map<ObjectId, IndexEntry> before;
    private final boolean prunes;
    private final ApplicationLog log;

    private PlanObjects(
            Map<ObjectId, IndexEntry> declared,
            Map<ObjectId, IndexEntry> before,
            boolean prunes,
            ApplicationLog log) {
        this.declared = declared;
        this.before = before;
        this.prunes = prunes;
        this.log = log;
    }

    static PlanObjects of(Plan plan, ApplicationLog log) {
        return new PlanObjects(plan.index().byObject(), Map.of(), plan.options().prune(), log);
    }

    /// With the plan that was applied before.
    PlanObjects after(Optional<Plan> other) {
        return new PlanObjects(
                declared, other.map(plan -> plan.index().byObject()).orElse(Map.of()), prunes, log);
    }

    /// What was done.
    List<ObjectView> done(List<ObjectResult> results) {
        Map<ObjectId, ObjectView> views = new TreeMap<>();
        for (ObjectResult result : results) {
            ObjectView view = attempted(result);
            ObjectView done = word(result.done()).map(view::noted).orElse(view);
            views.put(result.object(), warned(done, result.warnings().orElse(List.of())));
        }
        return withUnchanged(views);
    }

    /// What was not deleted is not made again: it was to be changed.
    private ObjectView attempted(ObjectResult result) {
        boolean inVain =
                result.done() instanceof Done.Failed || result.done() instanceof Done.NotReached;
        return inVain && result.effect() instanceof Effect.Replace(ObjectId object, _, _)
                ? inPlace(object)
                : view(result.effect());
    }

    private ObjectView inPlace(ObjectId object) {
        Optional<IndexEntry> now = Optional.ofNullable(declared.get(object));
        return Optional.ofNullable(before.get(object))
                .flatMap(old -> now.map(entry -> changed(object, old.digest(), entry.digest())))
                .orElseGet(() -> view(object, Change.UPDATE, List.of()));
    }

    private static ObjectView warned(ObjectView view, List<String> warnings) {
        return warnings.isEmpty() ? view : view.noted("warning: " + String.join("; ", warnings));
    }

    /// What would be done, as the cluster said before it was held.
    List<ObjectView> proven(Effects effects) {
        return of(effects.all());
    }

    List<ObjectView> intended(List<Outcome.Intent> intents) {
        return of(intents.stream().map(Outcome.Intent::effect).toList());
    }

    private List<ObjectView> of(Collection<Effect> effects) {
        Map<ObjectId, ObjectView> views = new TreeMap<>();
        effects.forEach(effect -> views.put(effect.object(), of(effect)));
        return withUnchanged(views);
    }

    /// What differs from the manifests of another plan.
    List<ObjectView> compared(Optional<Plan> before) {
        Map<ObjectId, IndexEntry> older =
                before.map(plan -> plan.index().byObject()).orElse(Map.of());
        Map<ObjectId, ObjectView> views = new TreeMap<>();
        declared.forEach((object, entry) -> {
            IndexEntry old = older.get(object);
            if (old == null) {
                views.put(object, view(object, Change.CREATE, fieldsOf(entry.digest())));
            } else if (!old.digest().equals(entry.digest())) {
                views.put(object, changed(object, old.digest(), entry.digest()));
            }
        });
        older.values().stream()
                .filter(entry -> !declared.containsKey(entry.object()))
                .forEach(entry -> views.put(entry.object(), undeclared(entry)));
        return withUnchanged(views);
    }

    private ObjectView undeclared(IndexEntry entry) {
        boolean protectedByRule =
                log.body(entry.digest())
                        .filter(body ->
                                ObjectRules.of(body).prune() == ObjectRules.Pruning.DISABLED)
                        .isPresent();
        if (prunes && !protectedByRule) {
            return view(entry.object(), Change.DELETE, List.of());
        }
        return view(entry.object(), Change.UNCHANGED, List.of())
                .noted(prunes ? stays(entry) : "stays: prune: false");
    }

    private static String stays(IndexEntry entry) {
        ObjectId object = entry.object();
        return DestinationNamespace.isOne(object, entry.digest())
                ? "stays: " + DestinationNamespace.stays(object.name())
                : "stays: sailplan.dev/prune: disabled";
    }

    private ObjectView changed(ObjectId object, Digest old, Digest now) {
        Optional<JsonObject> before = log.body(old);
        Optional<JsonObject> after = log.body(now);
        if (before.isEmpty() || after.isEmpty()) {
            return view(object, Change.UPDATE, List.of())
                    .noted("its fields are not on the log any more");
        }
        ObjectView view =
                view(object, Change.UPDATE, ManifestFields.between(before.get(), after.get()));
        return SecretKind.is(object.group(), object.kind())
                ? view.noted("which values change is known when the cluster is asked")
                : view;
    }

    private List<ObjectView> withUnchanged(Map<ObjectId, ObjectView> views) {
        declared.keySet()
                .forEach(object ->
                        views.computeIfAbsent(object, it -> view(it, Change.UNCHANGED, List.of())));
        return views.values().stream()
                .sorted(
                        Comparator.comparing((ObjectView it) -> it.change() == Change.UNCHANGED)
                                .thenComparing(ObjectView::object))
                .toList();
    }

    private ObjectView of(Effect effect) {
        ObjectView view = view(effect);
        return word(effect.prediction()).map(view::noted).orElse(view);
    }

    private ObjectView view(Effect effect) {
        ObjectId object = effect.object();
        return switch (effect) {
            case Effect.Create _ -> view(object, Change.CREATE, fieldsOf(object));
            case Effect.Run _ -> view(object, Change.RUN, fieldsOf(object));
            case Effect.Update(_, List<FieldChange> fields, _) ->
                    view(object, Change.UPDATE, fields);
            case Effect.Adopt(_, List<FieldChange> fields, _) -> view(object, Change.ADOPT, fields);
            case Effect.Replace(_, String cause, _) ->
                    view(object, Change.REPLACE, fieldsOf(object)).noted(cause);
            case Effect.Prune _ -> view(object, Change.DELETE, List.of());
            case Effect.Unchanged _ -> view(object, Change.UNCHANGED, List.of());
        };
    }

    private List<FieldChange> fieldsOf(ObjectId object) {
        return Optional.ofNullable(declared.get(object))
                .map(entry -> fieldsOf(entry.digest()))
                .orElse(List.of());
    }

    private List<FieldChange> fieldsOf(Digest digest) {
        return log.body(digest).map(ManifestFields::of).orElse(List.of());
    }

    private ObjectView view(ObjectId object, Change change, List<FieldChange> fields) {
        Optional<SourceLocation> at = Optional.ofNullable(declared.get(object)).map(IndexEntry::at);
        return new ObjectView(object, change, at, fields, Optional.empty());
    }

    private static Optional<String> word(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Proven() -> Optional.empty();
            case Prediction.Predicted(String why) -> Optional.of("predicted: " + why);
            case Prediction.Unreachable(String webhook) ->
                    Optional.of("the admission webhook " + webhook + " does not answer");
            case Prediction.Invalid(String cause) -> Optional.of("refused: " + cause);
        };
    }

    private static Optional<String> word(Done done) {
        return switch (done) {
            case Done.Written(), Done.AlreadySo() -> Optional.empty();
            case Done.WrittenWeakly() ->
                    Optional.of("written while somebody else wrote it all the time");
            case Done.Kept(String why) -> Optional.of("left alone: " + why);
            case Done.Failed(String error) -> Optional.of(FAILED + error);
            case Done.NotReached() -> Optional.of("not reached");
        };
    }
}
