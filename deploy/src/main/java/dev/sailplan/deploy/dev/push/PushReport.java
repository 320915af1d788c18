package dev.sailplan.deploy.dev.push;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.deploy.dev.push.Journey.Last;
import dev.sailplan.deploy.text.Count;
import dev.sailplan.deploy.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts a journey into the lines that `git push` shows, none of which can steer a terminal.
public final class PushReport {
    private static final int NAMES_SHOWN = 6;
    private static final String FOLLOW = "  follow it with ./sailplan log -f, or ./sailplan status";

    private PushReport() {}

    /// All lines about a journey that is over, or as far as it came.
    public static List<String> of(Journey journey) {
        return lines(journey).stream().map(PlainText::line).toList();
    }

    private static List<String> lines(Journey journey) {
        List<String> lines = new ArrayList<>();
        if (journey.last().isEmpty()) {
            lines.add("⛵ " + commit(journey) + "  not planned yet" + arrival(journey));
            lines.add(FOLLOW);
            return lines;
        }
        Last last = journey.last().get();
        lines.addAll(
                switch (last.decision()) {
                    case Decision.Planned planned -> planned(journey, planned);
                    case Decision.Superseded superseded ->
                            List.of("⛵ " + commit(journey) + "  superseded: " + superseded.why());
                    case Decision.NotPlanned nothing ->
                            List.of(
                                    "⛵ "
                                            + journey.push()
                                                    .after()
                                                    .map(commit -> commit.abbreviated() + "  ")
                                                    .orElse("")
                                            + nothing.why());
                    case Decision.Refused refused ->
                            refused(journey, "refused, nothing changed", refused.problems());
                });
        if (!journey.isOver()) {
            lines.add(FOLLOW);
        }
        return lines;
    }

    private static List<String> planned(Journey journey, Decision.Planned planned) {
        List<String> lines = new ArrayList<>();
        lines.add(header(journey, planned));
        List<String> untouched = new ArrayList<>();
        new TreeMap<>(planned.applications())
                .forEach((application, verdict) -> {
                    if (verdict instanceof Verdict.Unchanged) {
                        untouched.add(application.shortForm());
                    } else {
                        lines.addAll(VerdictLines.of(journey, application, verdict));
                    }
                });
        if (!untouched.isEmpty()) {
            lines.add("  " + names(untouched) + "  untouched");
        }
        return lines;
    }

    private static String header(Journey journey, Decision.Planned planned) {
        boolean nothing =
                planned.applications().values().stream()
                        .allMatch(Verdict.Unchanged.class::isInstance);
        boolean refused =
                planned.applications().values().stream()
                        .anyMatch(Verdict.Refused.class::isInstance);
        boolean released =
                planned.applications().values().stream()
                        .anyMatch(Verdict.Released.class::isInstance);
        String what =
                nothing ? "  nothing changed" : refused && !released ? refusedCount(planned) : "";
        return "⛵ " + commit(journey) + " \"" + planned.title() + "\"" + what + arrival(journey);
    }

    private static String refusedCount(Decision.Planned planned) {
        long problems =
                planned.applications().values().stream()
                        .mapToLong(v -> v instanceof Verdict.Refused r ? r.problems().size() : 0)
                        .sum();
        return "  refused, nothing changed (" + Count.of(problems, "problem") + ")";
    }

    private static List<String> refused(Journey journey, String what, List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "⛵ "
                        + commit(journey)
                        + "  "
                        + what
                        + " ("
                        + Count.of(problems.size(), "problem")
                        + ")");
        problems.forEach(problem -> lines.add("  " + problem));
        return lines;
    }

    private static String arrival(Journey journey) {
        return journey.arrival()
                .map(a ->
                        "   event "
                                + a.partition()
                                + "/"
                                + a.offset()
                                + "  +"
                                + a.after().toMillis()
                                + " ms")
                .orElse("");
    }

    private static String names(List<String> names) {
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - NAMES_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String commit(Journey journey) {
        return journey.push()
                .after()
                .map(CommitId::abbreviated)
                .orElse(journey.push().ref().shortName());
    }
}
