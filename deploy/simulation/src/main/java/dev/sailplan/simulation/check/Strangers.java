package dev.sailplan.simulation.check;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.HashSet;
import java.util.Set;

/// The objects that somebody else changed or deleted after we wrote them: that is drift, and stands until a release
/// writes them again.
public final class Strangers {
    private final Set<ObjectId> touched = new HashSet<>();

    public void touched(ObjectId object) {
        touched.add(object);
    }

    void written(ObjectId object) {
        touched.remove(object);
    }

    boolean haveTouched(ObjectId object) {
        return touched.contains(object);
    }
}
