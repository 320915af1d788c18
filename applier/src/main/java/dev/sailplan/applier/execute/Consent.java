package dev.sailplan.applier.execute;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.effect.Prediction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether an effect found anew is still within what was planned and, where need be, approved.
final class Consent {
    private Consent() {}

    /// Why it is not; empty where it is.
    static Optional<String> against(Item planned, Item now) {
        if (now.effect().prediction() instanceof Prediction.Invalid(String cause)) {
            return Optional.of(cause);
        }
        if (now.found().hold().isPresent() && planned.found().hold().isEmpty()) {
            return Optional.of("changed while the release ran: " + now.found().hold().get());
        }
        return isWithin(planned.effect(), now.effect())
                ? Optional.empty()
                : Optional.of("changed while the release ran; it has to be planned again");
    }

    private static boolean isWithin(Effect planned, Effect now) {
        return switch (now) {
            case Effect.Unchanged _, Effect.Create _ -> true;
            case Effect.Update(_, var fields, _) -> takesNoMore(planned, fields);
            case Effect.Adopt(_, var fields, _) ->
                    planned instanceof Effect.Adopt && takesNoMore(planned, fields);
            case Effect.Replace _ -> planned instanceof Effect.Replace;
            case Effect.Run _ -> planned instanceof Effect.Run;
            case Effect.Prune _ -> false;
        };
    }

    private static boolean takesNoMore(Effect planned, List<FieldChange> fields) {
        return taken(fieldsOf(planned)).containsAll(taken(fields));
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

    private static Set<String> taken(List<FieldChange> fields) {
        return fields.stream()
                .filter(f -> f.origin() instanceof Origin.Taken)
                .map(FieldChange::path)
                .collect(Collectors.toSet());
    }
}
