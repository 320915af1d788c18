package dev.sailplan.simulation.check.evidence;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ObjectId;
import java.util.HashSet;
import java.util.Set;

/// Remembers the objects that somebody else changed or deleted after we wrote them: that is drift, and stands until a
/// release writes them again.
public final class DriftedObjects {
    private final Set<ObjectId> touched = new HashSet<>();
    private final Set<ObjectId> swept = new HashSet<>();
    private boolean isMended;

    public void touched(ObjectId object) {
        touched.add(object);
    }

    /// Somebody deleted the namespace that it was in.
    public void swept(ObjectId object) {
        touched.add(object);
        swept.add(object);
    }

    /// Everything is about to be released once more: what was lost with its namespace has to come back by that.
    public void mend() {
        isMended = true;
    }

    public void written(ObjectId object) {
        touched.remove(object);
        swept.remove(object);
    }

    /// Whether this application need not answer for how the object is. It looks after the namespace that it brings, and
    /// not after those that others do.
    public boolean haveTouched(ObjectId object, ApplicationKey application) {
        boolean own = object.namespace().equals(application.name().value());
        return touched.contains(object) && !(isMended && own && swept.contains(object));
    }
}
