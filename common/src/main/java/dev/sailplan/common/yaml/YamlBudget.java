package dev.sailplan.common.yaml;

/// Bounds what a file may cost: its bytes and values, and a document's aliases of lists and objects and its nesting.
///
/// Values that aliases and merge keys repeat count each time, and a document counts as ten values.
public record YamlBudget(int bytes, int nodes, int aliases, int depth) {
    private static final int MEBI = 1 << 20;

    /// Enough for some 8,000 Deployments in one file.
    public static final YamlBudget STANDARD = new YamlBudget(8 * MEBI, 1_000_000, 50, 100);

    public YamlBudget {
        if (bytes < 1 || nodes < 1 || aliases < 0 || depth < 1) {
            throw new IllegalArgumentException("a budget is positive");
        }
    }
}
