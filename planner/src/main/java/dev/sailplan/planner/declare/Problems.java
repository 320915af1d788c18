package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Gathers what is wrong, so that people are told all of it at once.
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(SourceLocation at, String message) {
        found.add(new Problem(at, message));
    }

    void addAll(List<Problem> others) {
        found.addAll(others);
    }

    /// The value, or its refusal as a problem at the place.
    <T> Optional<T> check(SourceLocation at, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            add(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    int count() {
        return found.size();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
