package dev.sailplan.common.yaml;

import dev.sailplan.common.domain.problem.SourceLocation;

/// What is left of a file's budget.
final class Allowance {
    private static final int MOST_PROBLEMS = 100;

    /// What setting out to read a document costs, even an empty one, in values.
    private static final int VALUES_OF_A_DOCUMENT = 20;

    private final YamlBudget budget;
    private int nodes;
    private int documents;
    private int aliases;

    Allowance(YamlBudget budget) {
        this.budget = budget;
    }

    void beginDocument() {
        aliases = 0;
    }

    int used() {
        return nodes;
    }

    void takeDocument(SourceLocation at) {
        int most = Math.max(1, budget.nodes() / VALUES_OF_A_DOCUMENT);
        documents++;
        if (documents > most) {
            throw new Refusal(at, "the file holds more than " + most + " documents; split it");
        }
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
