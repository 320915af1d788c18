package dev.sailplan.applier.order;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;

/// A step of the order: objects that may be written at the same time, and whether the next step waits until they are
/// healthy.
public record Step(Position position, List<ObjectId> objects, boolean waitsForHealth) {
    public Step {
        objects = objects.stream().sorted().toList();
    }
}
