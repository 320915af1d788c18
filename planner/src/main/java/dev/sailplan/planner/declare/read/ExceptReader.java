package dev.sailplan.planner.declare.read;

import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import dev.sailplan.planner.declare.Glob;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads `except`: patterns of what is left out.
final class ExceptReader {
    static final String KEY = "except";
    private static final int MOST = 100;

    private ExceptReader() {}

    /// The patterns, each as `filled` makes it.
    static Reader<List<Glob>> of(UnaryOperator<String> filled) {
        return Readers.each(
                Readers.text(text -> Glob.of(KEY, filled.apply(text))),
                MOST,
                (at, faults) ->
                        faults.complain(at, "holds more than " + MOST + " patterns; write fewer"));
    }
}
