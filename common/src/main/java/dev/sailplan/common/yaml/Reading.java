package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.Problem;
import java.util.List;

/// Holds what a file came to: the documents that could be read, and what is wrong with the others.
public record Reading(List<Document> documents, List<Problem> problems) {
    public Reading {
        documents = List.copyOf(documents);
        problems = problems.stream().sorted().distinct().toList();
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}
