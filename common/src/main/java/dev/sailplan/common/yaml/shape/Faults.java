package dev.sailplan.common.yaml.shape;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong while a file is read.
public final class Faults {
    /// Nobody reads more, and a file full of mistakes must not fill the memory.
    private static final int MOST_KEPT = 100;

    private final List<Problem> problems = new ArrayList<>();
    private int count;

    public void add(SourceLocation at, String message) {
        count++;
        if (problems.size() < MOST_KEPT) {
            problems.add(new Problem(at, message));
        }
    }

    public int count() {
        return count;
    }

    /// In the order of the file.
    public List<Problem> problems() {
        return problems.stream().sorted().distinct().toList();
    }
}
