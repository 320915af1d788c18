package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what was done to objects in as few words as tell it: what the commit changed before what it took back.
public final class ChangeText {
    private static final int SPELLED_OUT = 1;
    private static final int FIELDS_SHOWN = 2;
    private static final int OBJECTS_SHOWN = 4;

    private ChangeText() {}

    /// In one line.
    public static String of(List<ObjectResult> results) {
        List<Effect> changing = changing(results);
        if (changing.isEmpty()) {
            return "as it was";
        }
        return changing.size() > SPELLED_OUT
                ? new Effects(changing).summary()
                : count(changing.getFirst()) + "  " + one(changing.getFirst());
    }

    /// A line for each of a few objects, where one line could not name them.
    static List<String> details(List<ObjectResult> results) {
        List<Effect> changing = changing(results);
        return changing.size() <= SPELLED_OUT || changing.size() > OBJECTS_SHOWN
                ? List.of()
                : changing.stream()
                        .map(effect -> "    " + count(effect).charAt(0) + " " + one(effect))
                        .toList();
    }

    /// Whether there is more than the lines above say.
    static boolean leavesOut(List<ObjectResult> results) {
        List<Effect> changing = changing(results);
        return changing.size() > OBJECTS_SHOWN
                || changing.stream().anyMatch(effect -> own(fields(effect)).size() > FIELDS_SHOWN);
    }

    private static List<Effect> changing(List<ObjectResult> results) {
        Effects effects = new Effects(results.stream().map(ObjectResult::effect).toList());
        return effects.changing().stream()
                .sorted(Comparator.comparing(ChangeText::isOnlyTakenBack))
                .toList();
    }

    private static boolean isOnlyTakenBack(Effect effect) {
        List<FieldChange> fields = own(fields(effect));
        return !fields.isEmpty()
                && fields.stream().allMatch(field -> field.origin() instanceof Origin.Retaken);
    }

    /// What stays in the cluster as it is though Git no longer declares it so, with the reason.
    public static List<String> leftAlone(List<ObjectResult> results) {
        List<String> lines =
                results.stream()
                        .flatMap(result ->
                                result.done() instanceof ObjectResult.Done.Kept(String why)
                                        ? Stream.of(
                                                "    "
                                                        + result.object().shortForm()
                                                        + " left alone: "
                                                        + why)
                                        : Stream.empty())
                        .toList();
        int more = lines.size() - OBJECTS_SHOWN;
        return more > 0
                ? Stream.concat(
                                lines.stream().limit(OBJECTS_SHOWN),
                                Stream.of("    and " + more + " more left alone"))
                        .toList()
                : lines;
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

    private static String count(Effect effect) {
        return switch (effect) {
            case Effect.Create _, Effect.Run _ -> "+1";
            case Effect.Update _, Effect.Adopt _, Effect.Replace _ -> "~1";
            case Effect.Prune _ -> "−1";
            case Effect.Unchanged _ -> "=1";
        };
    }

    private static String one(Effect effect) {
        String object = effect.object().shortForm();
        return switch (effect) {
            case Effect.Create _, Effect.Run _, Effect.Prune _, Effect.Unchanged _ -> object;
            case Effect.Update(_, var fields, _) -> object + words(fields);
            case Effect.Adopt(_, var fields, _) -> object + " adopted" + words(fields);
            case Effect.Replace _ -> object + " deleted and made again";
        };
    }

    private static List<FieldChange> fields(Effect effect) {
        return switch (effect) {
            case Effect.Update(_, var fields, _) -> fields;
            case Effect.Adopt(_, var fields, _) -> fields;
            case Effect.Create _,
                    Effect.Run _,
                    Effect.Prune _,
                    Effect.Unchanged _,
                    Effect.Replace _ ->
                    List.of();
        };
    }

    /// What Git asks for, in the order in which people want to know it.
    private static List<FieldChange> own(List<FieldChange> fields) {
        return fields.stream()
                .filter(f -> !(f.origin() instanceof Origin.FromAdmission))
                .sorted(Comparator.comparingInt(f -> f.origin().rank()))
                .toList();
    }

    private static String words(List<FieldChange> fields) {
        List<FieldChange> own = own(fields);
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
        String change =
                before.isPresent() && before.equals(after)
                        ? " changed"
                        : " " + before.orElse("(none)") + " → " + after.orElse("(none)");
        return path + change + origin(field.origin());
    }

    /// From whom a field is taken, in words behind the change.
    private static String origin(Origin origin) {
        return switch (origin) {
            case Origin.Taken(var managers) -> " taken from " + String.join(", ", managers);
            case Origin.Retaken(var managers) -> " taken back" + from(managers);
            case Origin.FromGit(), Origin.FromAdmission(), Origin.Adopted _ -> "";
        };
    }

    private static String from(List<String> managers) {
        return managers.isEmpty() ? "" : " from " + String.join(", ", managers);
    }
}
