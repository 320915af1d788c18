package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.yaml.syntax.Refusal;

/// Counts what is left of a file's budget.
final class Allowance {
    static final int MOST_PROBLEMS = 100;

    /// What a document costs beside its values: it takes a parser of its own.
    private static final int DOCUMENT = 10;

    private final YamlBudget budget;
    private int nodes;
    private int aliases;

    Allowance(YamlBudget budget) {
        this.budget = budget;
    }

    void beginDocument(SourceLocation at) {
        takeNodes(DOCUMENT, at);
        aliases = 0;
    }

    int used() {
        return nodes;
    }

    void takeNodes(int count, SourceLocation at) {
        if (count > budget.nodes() - nodes) {
            throw new Refusal(
                    at,
                    "the file holds more than "
                            + budget.nodes()
                            + " values, counting what aliases repeat; split it or write fewer aliases");
        }
        nodes += count;
    }

    void takeAlias(SourceLocation at) {
        aliases++;
        if (aliases > budget.aliases()) {
            throw new Refusal(
                    at,
                    "the document uses more than "
                            + budget.aliases()
                            + " aliases of lists and objects");
        }
    }

    /// Nobody reads more, and a file full of mistakes must not fill the memory.
    void checkProblems(int count, SourceLocation at) {
        if (count >= MOST_PROBLEMS) {
            throw new Refusal(at, "too many problems; what follows here was not read");
        }
    }

    void checkDepth(int depth, SourceLocation at) {
        if (depth > budget.depth()) {
            throw new Refusal(at, "nested deeper than " + budget.depth() + " levels");
        }
    }
}
