package dev.sailplan.common.settings.shape;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong while a file is read.
public final class Faults {
    private final List<Problem> problems = new ArrayList<>();

    public void add(SourceLocation at, String message) {
        problems.add(new Problem(at, message));
    }

    public int count() {
        return problems.size();
    }

    /// In the order of the file.
    public List<Problem> problems() {
        return problems.stream().sorted().distinct().toList();
    }
}
