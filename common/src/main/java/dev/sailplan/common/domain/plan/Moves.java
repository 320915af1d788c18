package dev.sailplan.common.domain.plan;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists the hand-overs between this application and others of its repository on the same cluster: `away` is no longer
/// declared here but there, `here` the other way round.
///
/// A part of the release and not of the plan: what an application declares does not depend on its neighbours.
public record Moves(List<Move> away, List<Move> here) {
    public static final Moves NONE = new Moves(List.of(), List.of());

    public Moves {
        away = List.copyOf(away);
        here = List.copyOf(here);
    }

    /// An object, and the application on the other side.
    public record Move(ObjectId object, ApplicationKey other) {}

    /// The application that an object goes to.
    public Optional<ApplicationKey> receiver(ObjectId object) {
        return others(away, object).findFirst();
    }

    /// The application that an object comes from, as far as is known.
    public Optional<ApplicationKey> giver(ObjectId object) {
        return givers(object).findFirst();
    }

    /// All that gave it up and may still have it, the likeliest first.
    public Stream<ApplicationKey> givers(ObjectId object) {
        return others(here, object);
    }

    public boolean isEmpty() {
        return away.isEmpty() && here.isEmpty();
    }

    private static Stream<ApplicationKey> others(List<Move> moves, ObjectId object) {
        return moves.stream().filter(move -> move.object().equals(object)).map(Move::other);
    }
}
