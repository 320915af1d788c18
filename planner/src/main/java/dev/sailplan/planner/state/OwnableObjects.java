package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Holds what an application may own on its cluster: the objects that its latest release declares, and those `beyond`
/// that earlier ones did and that were perhaps not pruned yet. `kept` are those among both that never are.
public record OwnableObjects(
        List<ObjectId> released, List<ObjectId> beyond, Optional<List<ObjectId>> kept) {
    public static final OwnableObjects NOTHING =
            new OwnableObjects(List.of(), List.of(), Optional.empty());

    /// Only as a bound: so many are never on their way at once.
    private static final int MOST_BEYOND = 10_000;

    public OwnableObjects {
        released = List.copyOf(released);
        beyond = List.copyOf(beyond);
        kept = kept.map(List::copyOf);
    }

    public Stream<ObjectId> all() {
        return Stream.concat(released.stream(), beyond.stream());
    }

    /// By what Git said of them when it last declared them.
    public Set<ObjectId> keptOnes() {
        return Set.copyOf(kept.orElse(List.of()));
    }

    /// After a release of these objects; what went before, and is not among them, goes on to count where it is `open`.
    public OwnableObjects releasing(
            Collection<ObjectId> declared, Set<ObjectId> keep, Predicate<ObjectId> open) {
        Set<ObjectId> before = keptOnes();
        Set<ObjectId> more = new TreeSet<>(released);
        beyond.stream().filter(open.or(before::contains)).forEach(more::add);
        declared.forEach(more::remove);
        List<ObjectId> rest = more.stream().limit(MOST_BEYOND).toList();
        List<ObjectId> stay =
                Stream.concat(
                                declared.stream().filter(keep::contains),
                                rest.stream().filter(before::contains))
                        .toList();
        return new OwnableObjects(List.copyOf(declared), rest, Optional.of(stay));
    }
}
