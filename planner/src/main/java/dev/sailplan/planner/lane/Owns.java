package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What an application may own on its cluster: the objects that its latest release declares, and those `beyond` that
/// earlier ones did and that were perhaps not pruned yet.
record Owns(List<ObjectId> released, List<ObjectId> beyond) {
    static final Owns NOTHING = new Owns(List.of(), List.of());

    /// Only as a bound: so many are never on their way at once.
    private static final int MOST_BEYOND = 10_000;

    Owns {
        released = List.copyOf(released);
        beyond = List.copyOf(beyond);
    }

    Stream<ObjectId> all() {
        return Stream.concat(released.stream(), beyond.stream());
    }

    /// After a release of these objects; what went before, and is not among them, goes on to count where it is kept.
    Owns releasing(Collection<ObjectId> declared, Predicate<ObjectId> kept) {
        Set<ObjectId> more = new TreeSet<>(released);
        beyond.stream().filter(kept).forEach(more::add);
        declared.forEach(more::remove);
        return new Owns(List.copyOf(declared), more.stream().limit(MOST_BEYOND).toList());
    }
}
