package dev.sailplan.common.domain.effect;

import dev.sailplan.common.domain.id.ObjectId;
import java.util.List;

/// Describes what carrying out a plan does to one object.
public sealed interface Effect {
    ObjectId object();

    Prediction prediction();

    record Create(ObjectId object, Prediction prediction) implements Effect {}

    record Update(ObjectId object, List<FieldChange> fields, Prediction prediction)
            implements Effect {
        public Update {
            fields = List.copyOf(fields);
        }
    }

    record Unchanged(ObjectId object, Prediction prediction) implements Effect {}

    /// An adoption: the object exists, is in no inventory, and becomes ours.
    record Adopt(ObjectId object, List<FieldChange> fields, Prediction prediction)
            implements Effect {
        public Adopt {
            fields = List.copyOf(fields);
        }
    }

    /// Deletes and creates again an object that can't be changed in place.
    record Replace(ObjectId object, String cause, Prediction prediction) implements Effect {}

    record Prune(ObjectId object, Prediction prediction) implements Effect {}

    /// A Job, bare Pod or hook that happens once per run id.
    record Run(ObjectId object, String run, Prediction prediction) implements Effect {}
}
