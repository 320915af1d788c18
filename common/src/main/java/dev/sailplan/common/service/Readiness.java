package dev.sailplan.common.service;

import java.util.List;
import java.util.stream.Stream;

/// Tells whether a service does its work now.
public sealed interface Readiness {
    /// It does; `notes` are what a person should know all the same.
    record Ready(List<String> notes) implements Readiness {
        public Ready {
            notes = List.copyOf(notes);
        }
    }

    /// It does not, for these reasons, all of them.
    record NotReady(List<String> reasons) implements Readiness {
        public NotReady {
            reasons = List.copyOf(reasons);
        }
    }

    /// Ready unless there is a reason against it.
    static Readiness of(List<String> reasons, List<String> notes) {
        return reasons.isEmpty() ? new Ready(notes) : new NotReady(reasons);
    }

    /// The same with one more note, where it is ready.
    default Readiness noting(String note) {
        return switch (this) {
            case Ready(List<String> notes) ->
                    new Ready(Stream.concat(notes.stream(), Stream.of(note)).toList());
            case NotReady _ -> this;
        };
    }
}
