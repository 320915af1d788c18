package dev.sailplan.planner.plan;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/// Reads the annotation that puts an object into a wave.
public final class Waves {
    public static final String ANNOTATION = "sailplan.dev/wave";
    private static final String INTEGER = "[+-]?\\d{1,6}";

    private Waves() {}

    /// The wave of an object that was [checked][#problems]; 0 where it says nothing.
    static int of(DesiredObject object) {
        return annotation(object)
                .map(value -> value instanceof JsonText(String text) ? text.strip() : "0")
                .map(Integer::parseInt)
                .orElse(0);
    }

    public static List<Problem> problems(List<DesiredObject> objects) {
        return objects.stream().flatMap(object -> problem(object).stream()).toList();
    }

    private static Optional<Problem> problem(DesiredObject object) {
        return annotation(object)
                .filter(v -> !(v instanceof JsonText(String text) && text.strip().matches(INTEGER)))
                .map(_ ->
                        new Problem(
                                object.at(),
                                "annotation "
                                        + ANNOTATION
                                        + " of "
                                        + object.object().shortForm()
                                        + " must be an integer in quotes, such as \"5\""));
    }

    private static Optional<Json> annotation(DesiredObject object) {
        return object.manifest().object("metadata").object("annotations").get(ANNOTATION);
    }
}
