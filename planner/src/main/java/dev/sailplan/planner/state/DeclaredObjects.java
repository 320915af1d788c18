package dev.sailplan.planner.state;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;
import java.util.Optional;

/// Holds the objects that an application declares at the newest commit. `source` names the files they were read from;
/// it is absent where those could not be read whole.
///
/// `kept` are those that stay when they are no longer declared; absent where an earlier version did not look. `shares`
/// is there where another application of that commit declares one of them as well, so that both are refused.
public record DeclaredObjects(
        Optional<Digest> source,
        List<ObjectId> objects,
        Optional<List<ObjectId>> kept,
        Optional<Boolean> shares) {
    public static final DeclaredObjects NOTHING =
            new DeclaredObjects(Optional.empty(), List.of(), Optional.empty());

    /// Of one that shares none of them.
    public DeclaredObjects(
            Optional<Digest> source, List<ObjectId> objects, Optional<List<ObjectId>> kept) {
        this(source, objects, kept, Optional.empty());
    }

    public DeclaredObjects {
        objects = List.copyOf(objects);
        kept = kept.map(List::copyOf);
    }

    /// Whether it was read, all of it, from these files.
    public boolean isOf(Digest files) {
        return source.equals(Optional.of(files)) && kept.isPresent();
    }

    public boolean isShared() {
        return shares.orElse(false);
    }

    public DeclaredObjects shared(boolean now) {
        return new DeclaredObjects(
                source, objects, kept, now ? Optional.of(true) : Optional.empty());
    }
}
