package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.json.Json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An API server's answer to a write, dry-run or real. Messages are masked where the object is a Secret.
public sealed interface WriteAnswer {
    /// 200 or 201, with the object as the server would store or has stored it, and what it warns of.
    record Stored(JsonObject object, boolean created, List<String> warnings)
            implements WriteAnswer {
        public Stored {
            warnings = List.copyOf(warnings);
        }

        public Stored(JsonObject object, boolean created) {
            this(object, created, List.of());
        }
    }

    /// 409 with causes: fields that other managers own.
    record FieldConflict(List<Contested> fields, String message) implements WriteAnswer {
        public FieldConflict {
            fields = List.copyOf(fields);
        }
    }

    /// One field in the path form of managedFields causes (`.spec.replicas`) and who owns it.
    record Contested(String path, String manager) {}

    /// 409 without causes: resourceVersion or uid is no longer what the write says.
    record Moved(String message) implements WriteAnswer {}

    /// 404: the kind is not served.
    record NoSuchKind(String message) implements WriteAnswer {}

    /// 404: the namespace is not there.
    record NoSuchNamespace(String message) implements WriteAnswer {}

    /// 404 for the object itself.
    record NoSuchObject(String message) implements WriteAnswer {}

    /// 422 because a field can't be changed in place.
    record Immutable(String message) implements WriteAnswer {}

    /// Terminal: a person has to change something (400, 422, 413, 405 and the typed-patch 500).
    record Invalid(int code, String message) implements WriteAnswer {
        private static final List<String> OF_SCHEMA =
                List.of("unknown field", "not declared in schema", "typed patch object");

        /// Whether the object is not as the schema of its kind has it: a field too many, or a value that it does not allow.
        boolean isOfSchema() {
            return code == 422 || OF_SCHEMA.stream().anyMatch(message::contains);
        }
    }

    /// 403, by authorization, quota or an admission plugin.
    record Forbidden(String message, boolean namespaceTerminating) implements WriteAnswer {}

    /// A webhook could not be reached or can't do dry-runs.
    record WebhookUnavailable(String webhook, String message) implements WriteAnswer {
        /// Whether it is there, and answers real writes alone: its `sideEffects` are not `None`.
        public boolean refusesDryRuns() {
            return message.contains("does not support dry run");
        }

        /// Whether it converts between versions: the object may be stored already, and only the answer be missing.
        public boolean isOfConversion() {
            return message.contains("conversion webhook for ");
        }
    }

    /// 429, 5xx, time-outs and broken connections; a real write may have happened.
    record Retryable(int code, String message, Optional<Duration> retryAfter)
            implements WriteAnswer {}

    /// 401 and trust failures: nothing can be done on this cluster now.
    record Unauthorized(String message) implements WriteAnswer {}
}
