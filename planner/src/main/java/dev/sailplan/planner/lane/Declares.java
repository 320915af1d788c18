package dev.sailplan.planner.lane;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;
import java.util.Optional;

/// The objects that an application declares at the newest commit. `source` names the files they were read from; it is
/// absent where those could not be read whole.
record Declares(Optional<Digest> source, List<ObjectId> objects) {
    static final Declares NOTHING = new Declares(Optional.empty(), List.of());

    Declares {
        objects = List.copyOf(objects);
    }
}
