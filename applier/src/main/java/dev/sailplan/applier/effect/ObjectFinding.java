package dev.sailplan.applier.effect;

import dev.sailplan.applier.fields.FieldOwnership;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.Optional;

/// A finding about one declared object: its effect, or why there is none yet.
public sealed interface ObjectFinding {
    /// An effect and how to write it; `hold` is a reason to hold the release, whatever the limits say. `ownership` is
    /// to be rewritten before.
    record Found(
            Effect effect, Fence fence, Optional<String> hold, Optional<FieldOwnership> ownership)
            implements ObjectFinding {
        public Found(Effect effect, Fence fence, Optional<String> hold) {
            this(effect, fence, hold, Optional.empty());
        }
    }

    /// Asks for a dry-run with force: fields of it belong to others, and only that answer shows what taking them does.
    record NeedsForcedDryRun() implements ObjectFinding {}

    /// Nothing was found out; ask again later. The answer says why.
    record Unanswered(WriteAnswer answer) implements ObjectFinding {}

    /// It is somebody else's, and only `createNamespace` asks for it: it is used as it is.
    record Theirs(Found asIs) implements ObjectFinding {}

    /// Holds the preconditions by which a write meets the very object its effect was found for.
    record Fence(Optional<String> uid, Optional<String> resourceVersion, boolean force) {
        public static final Fence NEW = new Fence(Optional.empty(), Optional.empty(), false);

        public Fence {
            if (force && resourceVersion.isEmpty()) {
                throw new IllegalArgumentException("force goes only with a resourceVersion");
            }
        }

        /// Meets the object as it was read.
        public static Fence of(JsonObject live) {
            JsonObject metadata = live.object("metadata");
            return new Fence(metadata.text("uid"), metadata.text("resourceVersion"), false);
        }

        /// Meets the object of this uid, whatever was written to it.
        public static Fence ofUid(String uid) {
            return new Fence(Optional.of(uid), Optional.empty(), false);
        }

        /// Meets the same object, whatever was written to it in between.
        public Fence byUid() {
            return new Fence(uid, Optional.empty(), false);
        }
    }
}
