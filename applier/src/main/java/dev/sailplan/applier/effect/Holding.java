package dev.sailplan.applier.effect;

import dev.sailplan.applier.order.Kinds;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.Effect.Adopt;
import dev.sailplan.common.domain.effect.Effect.Create;
import dev.sailplan.common.domain.effect.Effect.Prune;
import dev.sailplan.common.domain.effect.Effect.Replace;
import dev.sailplan.common.domain.effect.Effect.Run;
import dev.sailplan.common.domain.effect.Effect.Unchanged;
import dev.sailplan.common.domain.effect.Effect.Update;
import dev.sailplan.common.domain.effect.Effects;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.plan.Limits;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a release is held, in sentences for people.
public final class Holding {
    private Holding() {}

    /// The reasons in the effects themselves; none where they may be carried out.
    public static List<String> reasons(Effects effects, Limits limits, int inInventory) {
        int deletions = effects.deletions();
        Stream<String> limit =
                limits.crossedBy(deletions, inInventory)
                        ? Stream.of(crossed(deletions, inInventory, limits))
                        : Stream.empty();
        Stream<String> containers =
                effects.all().stream()
                        .filter(Prune.class::isInstance)
                        .map(Effect::object)
                        .filter(Kinds::isContainer)
                        .map(Holding::container);
        return Stream.concat(limit, containers).toList();
    }

    private static String crossed(int deletions, int outOf, Limits limits) {
        String limit =
                deletions > limits.deletions()
                        ? "" + limits.deletions()
                        : limits.deletionPercent() + " %";
        return "deletes " + deletions + " of " + outOf + " objects (limit " + limit + ")";
    }

    private static String container(ObjectId object) {
        String what = "deletes the " + object.kind() + " " + object.name();
        return switch (object.kind()) {
            case "Namespace" -> what + " with everything in it, whoever made it";
            case "CustomResourceDefinition" -> what + " with every object of its kind";
            default -> what + " with its data";
        };
    }

    /// What is more destructive than what was approved: each new prune, replace, adoption or take-over.
    public static List<String> worseThan(Effects approved, Effects now) {
        Set<String> known =
                approved.all().stream().flatMap(Holding::destructive).collect(Collectors.toSet());
        return now.all().stream()
                .flatMap(Holding::destructive)
                .filter(line -> !known.contains(line))
                .map(line -> line + ", which was not in what was approved")
                .toList();
    }

    private static Stream<String> destructive(Effect effect) {
        String name = effect.object().canonical();
        return switch (effect) {
            case Prune _ -> Stream.of("deletes " + name);
            case Replace _ -> Stream.of("deletes and creates again " + name);
            case Adopt(_, List<FieldChange> fields, _) ->
                    Stream.concat(Stream.of("adopts " + name), takenOver(name, fields));
            case Update(_, List<FieldChange> fields, _) -> takenOver(name, fields);
            case Create _, Unchanged _, Run _ -> Stream.empty();
        };
    }

    private static Stream<String> takenOver(String name, List<FieldChange> fields) {
        return fields.stream()
                .filter(f -> f.origin() instanceof Origin.Taken)
                .map(f -> "takes " + f.path() + " of " + name + from(f.origin()));
    }

    private static String from(Origin origin) {
        return origin instanceof Origin.Taken(List<String> managers)
                ? " from " + String.join(", ", managers)
                : "";
    }

    /// How people let the application go on.
    public static String command(Effects effects) {
        String objects =
                effects.all().stream()
                        .filter(e -> e instanceof Prune || e instanceof Replace)
                        .map(e -> e.object().shortForm())
                        .limit(3)
                        .collect(Collectors.joining(", "));
        int more = effects.deletions() - 3;
        if (objects.isEmpty()) {
            return "push a commit that changes what is held (git revert takes it back)";
        }
        return "push a commit that restores "
                + objects
                + (more > 0 ? " and " + more + " more" : "")
                + " (git revert does)";
    }
}
