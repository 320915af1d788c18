package dev.sailplan.deploy.dev.push;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/// Says what was done to objects in as few words as tell it.
public final class ChangeText {
    private static final int SPELLED_OUT = 1;
    private static final int FIELDS_SHOWN = 2;

    private ChangeText() {}

    public static String of(List<ObjectResult> results) {
        Effects effects = new Effects(results.stream().map(ObjectResult::effect).toList());
        List<Effect> changing = effects.changing();
        if (changing.isEmpty()) {
            return "as it was";
        }
        return changing.size() > SPELLED_OUT ? effects.summary() : one(changing.getFirst());
    }

    static List<String> failures(List<ObjectResult> results) {
        return results.stream()
                .filter(r -> r.done() instanceof ObjectResult.Done.Failed)
                .map(ChangeText::failure)
                .toList();
    }

    private static String failure(ObjectResult result) {
        String place = result.at().map(SourceLocation::toString).orElse("in the cluster");
        String error = result.done() instanceof ObjectResult.Done.Failed(String why) ? why : "";
        return "    " + place + "  " + result.object().shortForm() + ": " + error;
    }

    private static String one(Effect effect) {
        String object = effect.object().shortForm();
        return switch (effect) {
            case Effect.Create _, Effect.Run _ -> "+1  " + object;
            case Effect.Update(_, var fields, _) -> "~1  " + object + fields(fields);
            case Effect.Adopt(_, var fields, _) -> "~1  " + object + " adopted" + fields(fields);
            case Effect.Replace _ -> "~1  " + object + " replaced";
            case Effect.Prune _ -> "−1  " + object;
            case Effect.Unchanged _ -> object;
        };
    }

    private static String fields(List<FieldChange> fields) {
        List<FieldChange> own =
                fields.stream().filter(f -> !(f.origin() instanceof Origin.FromAdmission)).toList();
        StringBuilder text = new StringBuilder();
        own.stream().limit(FIELDS_SHOWN).forEach(field -> text.append(' ').append(field(field)));
        if (own.size() > FIELDS_SHOWN) {
            text.append(" and ").append(own.size() - FIELDS_SHOWN).append(" more");
        }
        return text.toString();
    }

    private static String field(FieldChange field) {
        String path = "." + field.path();
        Optional<String> before = field.before();
        Optional<String> after = field.after();
        if (before.isPresent() && before.equals(after)) {
            return path + " changed";
        }
        return path + " " + before.orElse("(none)") + " → " + after.orElse("(none)");
    }
}
