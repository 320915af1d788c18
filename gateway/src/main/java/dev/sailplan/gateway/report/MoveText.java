package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.outcome.ObjectResult;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.text.Listing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says which objects an application has from another, and which another has from it. That one was handed over and not
/// let go of, or pruned, before is not known: a release names who gave it up, whatever became of it since.
final class MoveText {
    private static final int NAMED = 3;

    private MoveText() {}

    static List<String> of(List<ObjectResult> results, Moves moves) {
        Set<ObjectId> touched =
                results.stream()
                        .filter(result -> !(result.effect() instanceof Effect.Unchanged))
                        .map(ObjectResult::object)
                        .collect(Collectors.toSet());
        Set<ObjectId> untaken =
                results.stream()
                        .filter(result -> result.done() instanceof Done.Kept)
                        .map(ObjectResult::object)
                        .collect(Collectors.toSet());
        return Stream.concat(
                        byOther(given(moves).filter(m -> touched.contains(m.object())))
                                .entrySet()
                                .stream()
                                .map(e -> words(e.getValue()) + " given up by " + e.getKey()),
                        byOther(moves.away().stream().filter(m -> !untaken.contains(m.object())))
                                .entrySet()
                                .stream()
                                .map(e -> words(e.getValue()) + " left to " + e.getKey()))
                .map(line -> "    " + line)
                .toList();
    }

    /// Once each, from the likeliest of those that gave it up.
    private static Stream<Moves.Move> given(Moves moves) {
        return moves.here().stream()
                .filter(m -> moves.giver(m.object()).filter(m.other()::equals).isPresent());
    }

    private static Map<String, List<ObjectId>> byOther(Stream<Moves.Move> moves) {
        return moves.collect(
                Collectors.groupingBy(
                        move -> name(move.other()),
                        TreeMap::new,
                        Collectors.mapping(Moves.Move::object, Collectors.toList())));
    }

    private static String name(ApplicationKey application) {
        return application.shortForm();
    }

    private static String words(List<ObjectId> objects) {
        return Listing.of(objects.stream().map(ObjectId::shortForm).toList(), NAMED);
    }
}
