package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.util.List;

/// A document of a stream that was read without a problem.
///
/// `misread` are keys that it has as kubectl has them, and that nobody who wrote them meant: `y` and `on` are true.
public record Document(Located value, List<Problem> misread) {
    public Document {
        misread = List.copyOf(misread);
    }

    public SourceLocation at() {
        return value.at();
    }
}
