package dev.sailplan.planner.declare;

import java.util.List;
import java.util.function.UnaryOperator;

/// Reads `except`: patterns of what is left out.
final class ExceptReader {
    static final String KEY = "except";
    private static final int MOST = 100;

    private ExceptReader() {}

    /// The patterns, each as `filled` makes it.
    static List<Glob> of(EntryFields fields, Problems problems, UnaryOperator<String> filled) {
        List<PlacedText> written = fields.texts(KEY);
        if (written.size() > MOST) {
            problems.add(
                    written.get(MOST).at(),
                    fields.inside(KEY) + " holds more than " + MOST + " patterns; write fewer");
            return List.of();
        }
        return written.stream()
                .flatMap(t ->
                        problems
                                .check(t.at(), () -> Glob.of(KEY, filled.apply(t.value())))
                                .stream())
                .toList();
    }
}
