package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Gathers what is wrong, so that people are told all of it at once.
final class Problems {
    /// Nobody reads more, and one mistake may come again for each of thousands of directories.
    private static final int MOST = 100;

    private final Set<Problem> found = new LinkedHashSet<>();

    void add(SourceLocation at, String message) {
        add(new Problem(at, message));
    }

    void addAll(List<Problem> others) {
        others.forEach(this::add);
    }

    private void add(Problem problem) {
        if (found.size() >= MOST && !found.contains(problem)) {
            throw new OverBudget(problem.at(), "too many problems; what follows here was not read");
        }
        found.add(problem);
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
