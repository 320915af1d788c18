package dev.sailplan.applier.effect.hold;

import dev.sailplan.applier.fields.FormerManagers;
import dev.sailplan.applier.order.SpecialKinds;
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
import dev.sailplan.common.domain.plan.LimitSources;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.text.Listing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says why a release is held, in sentences for people.
public final class HoldReasons {
    private static final int NAMED = 3;
    private static final int FIELDS_NAMED = 20;

    private HoldReasons() {}

    /// The limit that is crossed, and whose it is.
    public static Optional<String> limits(Effects effects, PlanOptions options, int inInventory) {
        int deletions = effects.deletions();
        return options.limits().crossedBy(deletions, inInventory)
                ? Optional.of(
                        crossed(
                                deletions,
                                inInventory,
                                options.limits(),
                                whose(deletions, options)))
                : Optional.empty();
    }

    /// The sentence about limits of which one is crossed; `whose` follows the number.
    static String crossed(int deletions, int outOf, Limits limits, String whose) {
        String limit =
                isByNumber(deletions, limits)
                        ? "" + limits.deletions()
                        : limits.deletionPercent() + " %";
        return "deletes " + deletions + " of " + outOf + " objects (limit " + limit + whose + ")";
    }

    private static boolean isByNumber(int deletions, Limits limits) {
        return deletions > limits.deletions();
    }

    private static String whose(int deletions, PlanOptions options) {
        boolean byNumber = isByNumber(deletions, options.limits());
        return options.limitsOf()
                .map(of -> byNumber ? of.deletions() : of.deletionPercent())
                .map(HoldReasons::whose)
                .orElse("");
    }

    private static String whose(LimitSources.Source source) {
        return switch (source) {
            case APPLICATION -> " of the application";
            case PROJECT -> " of its project";
            case APPLIED_LAST ->
                    ", as applied last: a higher one counts once a commit with it was applied";
        };
    }

    /// The fields that were never ours and would be taken from those who own them. What an adoption takes from the
    /// tools that wrote the object before is what adopting means.
    public static List<String> takeOvers(Effects effects) {
        List<String> all =
                effects.all().stream()
                        .flatMap(effect ->
                                takenOver(effect).map(field -> takeOver(effect.object(), field)))
                        .toList();
        return all.size() <= FIELDS_NAMED
                ? all
                : Stream.concat(
                                all.stream().limit(FIELDS_NAMED),
                                Stream.of("takes " + (all.size() - FIELDS_NAMED) + " more fields"))
                        .toList();
    }

    private static Stream<FieldChange> takenOver(Effect effect) {
        return switch (effect) {
            case Update(_, List<FieldChange> fields, _) ->
                    fields.stream().filter(HoldReasons::isTaken);
            case Adopt(_, List<FieldChange> fields, _) ->
                    fields.stream()
                            .filter(HoldReasons::isTaken)
                            .filter(f -> !isOfTools(f.origin()));
            case Create _, Unchanged _, Replace _, Prune _, Run _ -> Stream.empty();
        };
    }

    private static boolean isOfTools(Origin origin) {
        return origin instanceof Origin.Taken(List<String> managers)
                && managers.stream().allMatch(FormerManagers::isOne);
    }

    private static boolean isTaken(FieldChange field) {
        return field.origin() instanceof Origin.Taken;
    }

    private static String takeOver(ObjectId object, FieldChange field) {
        return "takes ."
                + field.path()
                + " of "
                + object.shortForm()
                + " ("
                + field.before().orElse("(none)")
                + " → "
                + field.after().orElse("(none)")
                + ")"
                + from(field.origin())
                + ": leave it out of Git, or say takeOver: yes";
    }

    /// Each deletion of an object that takes others along.
    public static List<String> containers(Effects effects) {
        return effects.all().stream()
                .filter(Prune.class::isInstance)
                .map(Effect::object)
                .filter(SpecialKinds::isContainer)
                .map(HoldReasons::container)
                .toList();
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
                approved.all().stream()
                        .flatMap(HoldReasons::destructive)
                        .collect(Collectors.toSet());
        return now.all().stream()
                .flatMap(HoldReasons::destructive)
                .filter(line -> !known.contains(line))
                .map(line -> line + ", which was not in what was approved")
                .toList();
    }

    /// Whether a person has to have seen the effect.
    public static boolean isDestructive(Effect effect) {
        return destructive(effect).findAny().isPresent();
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
                .filter(HoldReasons::isTaken)
                .map(f -> "takes " + f.path() + " of " + name + from(f.origin()));
    }

    private static String from(Origin origin) {
        return origin instanceof Origin.Taken(List<String> managers)
                ? " from " + String.join(", ", managers)
                : "";
    }

    /// How people end the hold of a release by this name, such as `shop@prod-eu#43`.
    public static String command(Effects effects, String release) {
        String letOn = "./sailplan release " + release + " --reason \"…\" lets it go on";
        String pruned = named(effects.all().stream().filter(Prune.class::isInstance).toList());
        String deleted =
                named(
                        effects.all().stream()
                                .filter(e -> e instanceof Prune || e instanceof Replace)
                                .toList());
        if (deleted.isEmpty()) {
            return letOn
                    + ", or push a commit that changes what is held (git revert takes it back)";
        }
        String letGo =
                pruned.isEmpty()
                        ? ""
                        : ", ./sailplan let-go "
                                + release
                                + " --reason \"…\" leaves "
                                + pruned
                                + " to others";
        return letOn + letGo + ", or push a commit that restores " + deleted + " (git revert does)";
    }

    private static String named(List<Effect> effects) {
        return Listing.of(effects.stream().map(e -> e.object().shortForm()).toList(), NAMED);
    }
}
