package dev.sailplan.applier.dryrun;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Checks that an effect found anew is still within what was planned and, where need be, approved.
public final class StillAsPlanned {
    private StillAsPlanned() {}

    /// Why it is not; empty where it is.
    public static Optional<String> against(ObjectDryRun planned, ObjectDryRun now) {
        if (now.effect().prediction() instanceof Prediction.Invalid(String cause)) {
            return Optional.of(cause);
        }
        if (now.found().hold().isPresent() && planned.found().hold().isEmpty()) {
            return Optional.of("changed while the release ran: " + now.found().hold().get());
        }
        return isWithin(planned.effect(), now)
                ? Optional.empty()
                : Optional.of("changed while the release ran; it has to be planned again");
    }

    private static boolean isWithin(Effect planned, ObjectDryRun now) {
        return switch (now.effect()) {
            case Effect.Unchanged _, Effect.Create _ -> true;
            case Effect.Update _ -> takesNoMore(planned, now);
            case Effect.Adopt _ -> planned instanceof Effect.Adopt && takesNoMore(planned, now);
            case Effect.Replace _ -> planned instanceof Effect.Replace;
            case Effect.Run _ -> planned instanceof Effect.Run || planned instanceof Effect.Replace;
            case Effect.Prune _ -> false;
        };
    }

    /// With force a field that was ours is taken as any other: the effects have to list it.
    private static boolean takesNoMore(Effect planned, ObjectDryRun now) {
        Set<String> listed = paths(fieldsOf(planned), StillAsPlanned::isFromOthers);
        return listed.containsAll(
                paths(
                        fieldsOf(now.effect()),
                        now.found().fence().force()
                                ? StillAsPlanned::isFromOthers
                                : StillAsPlanned::isTaken));
    }

    private static boolean isTaken(Origin origin) {
        return origin instanceof Origin.Taken;
    }

    private static boolean isFromOthers(Origin origin) {
        return isTaken(origin) || origin instanceof Origin.Retaken;
    }

    private static List<FieldChange> fieldsOf(Effect effect) {
        return switch (effect) {
            case Effect.Update(_, var fields, _) -> fields;
            case Effect.Adopt(_, var fields, _) -> fields;
            case Effect.Create _,
                    Effect.Unchanged _,
                    Effect.Replace _,
                    Effect.Prune _,
                    Effect.Run _ ->
                    List.of();
        };
    }

    private static Set<String> paths(List<FieldChange> fields, Predicate<Origin> which) {
        return fields.stream()
                .filter(f -> which.test(f.origin()))
                .map(FieldChange::path)
                .collect(Collectors.toSet());
    }
}
