package dev.sailplan.common.domain.effect;

import dev.sailplan.common.domain.effect.Effect.Adopt;
import dev.sailplan.common.domain.effect.Effect.Create;
import dev.sailplan.common.domain.effect.Effect.Prune;
import dev.sailplan.common.domain.effect.Effect.Replace;
import dev.sailplan.common.domain.effect.Effect.Run;
import dev.sailplan.common.domain.effect.Effect.Unchanged;
import dev.sailplan.common.domain.effect.Effect.Update;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Holds all effects of one plan, sorted by object; unchanged objects that were never asked about are not among them.
public record Effects(List<Effect> all) {
    public static final Effects NONE = new Effects(List.of());

    public Effects {
        all = all.stream().sorted(Comparator.comparing(Effect::object)).toList();
    }

    /// Names exactly these effects: what an approval refers to.
    public Digest digest() {
        StringBuilder text = new StringBuilder("effects/v1\n");
        all.forEach(effect -> text.append(line(effect)).append('\n'));
        return Digest.of(text.toString());
    }

    private static String line(Effect effect) {
        return switch (effect) {
            case Create(var object, _) -> "create " + object;
            case Update(var object, var fields, _) -> "update " + object + paths(fields);
            case Unchanged(var object, _) -> "unchanged " + object;
            case Adopt(var object, var fields, _) -> "adopt " + object + paths(fields);
            case Replace(var object, _, _) -> "replace " + object;
            case Prune(var object, _) -> "prune " + object;
            case Run(var object, var run, _) -> "run " + object + " " + run;
        };
    }

    private static String paths(List<FieldChange> fields) {
        return fields.stream()
                .map(f -> " " + quoted(f.path()) + "=" + after(f) + taken(f.origin()))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String after(FieldChange field) {
        return field.after().map(Effects::quoted).orElse("");
    }

    /// A repository chooses these texts; bare, one value could spell out another list of changes.
    private static String quoted(String text) {
        return Json.text(text).canonical();
    }

    private static String taken(Origin origin) {
        return switch (origin) {
            case Origin.Taken(var managers) -> " taken from " + quoted(managers);
            case Origin.Retaken(var managers) -> " retaken from " + quoted(managers);
            case Origin.Adopted(var managers) -> " adopted from " + quoted(managers);
            case Origin.FromGit(), Origin.FromAdmission() -> "";
        };
    }

    private static String quoted(List<String> managers) {
        return Json.array(managers.stream().map(Json::text).toList()).canonical();
    }

    /// Objects that go away, or go away and come back.
    public int deletions() {
        return count(effect -> effect instanceof Prune || effect instanceof Replace);
    }

    public int count(Predicate<Effect> which) {
        return Math.toIntExact(all.stream().filter(which).count());
    }

    /// `+2 ~1 −3`: created, changed, deleted.
    public String summary() {
        int created = count(e -> e instanceof Create || e instanceof Run);
        int changed = count(e -> e instanceof Update || e instanceof Adopt || e instanceof Replace);
        int deleted = count(e -> e instanceof Prune);
        return "+" + created + " ~" + changed + " −" + deleted;
    }

    public List<Effect> changing() {
        return all.stream().filter(e -> !(e instanceof Unchanged)).toList();
    }

    public List<Effect> invalid() {
        return all.stream().filter(e -> e.prediction() instanceof Prediction.Invalid).toList();
    }
}
