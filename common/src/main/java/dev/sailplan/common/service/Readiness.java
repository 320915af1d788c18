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

    /// Several parts of one process are ready when all are.
    static Readiness all(List<Readiness> parts) {
        return of(
                parts.stream().flatMap(it -> it.reasons()).toList(),
                parts.stream().flatMap(it -> it.remarks()).toList());
    }

    private Stream<String> reasons() {
        return switch (this) {
            case Ready _ -> Stream.empty();
            case NotReady(List<String> reasons) -> reasons.stream();
        };
    }

    private Stream<String> remarks() {
        return switch (this) {
            case Ready(List<String> notes) -> notes.stream();
            case NotReady _ -> Stream.empty();
        };
    }
}
