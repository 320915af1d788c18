package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.common.domain.text.Listing;
import dev.sailplan.common.domain.text.PlainText;
import dev.sailplan.gateway.report.Journey.Last;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Puts a journey into the lines that `git push` shows, none of which can steer a terminal.
public final class PushReport {
    private static final int NAMES_SHOWN = 6;
    private static final String FOLLOW = "  follow it with ./sailplan log -f, or ./sailplan status";

    private PushReport() {}

    /// All lines about a journey that is over, or as far as it came; `changed` are the files that the push changed.
    public static List<String> of(Journey journey, Set<String> changed) {
        return lines(journey, changed).stream().map(PlainText::line).toList();
    }

    private static List<String> lines(Journey journey, Set<String> changed) {
        List<String> lines = new ArrayList<>();
        if (journey.last().isEmpty()) {
            lines.add("⛵ " + commit(journey) + "  not planned yet" + arrival(journey));
            lines.add(FOLLOW);
            return lines;
        }
        Last last = journey.last().get();
        lines.addAll(
                switch (last.decision()) {
                    case Decision.Planned planned -> planned(journey, planned, changed);
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
                    // The word of a person about a plan ends that person's own event, never a push.
                    case Decision.Approved _, Decision.Declined _ -> List.of();
                    case Decision.Refused refused ->
                            refused(journey, "refused, nothing changed", refused.problems());
                });
        if (!journey.isOver()) {
            lines.add(FOLLOW);
        }
        return lines;
    }

    /// What the push brought first; what was so before in a line each.
    private static List<String> planned(
            Journey journey, Decision.Planned planned, Set<String> changed) {
        Map<ApplicationKey, Concern> concerns = new TreeMap<>();
        Map<ApplicationKey, Verdict> news = new TreeMap<>();
        planned.applications()
                .forEach((application, verdict) -> {
                    Concern concern = Concern.of(journey, application, verdict, changed);
                    concerns.put(application, concern);
                    if (concern == Concern.NEW) {
                        news.put(application, verdict);
                    }
                });
        List<String> lines = new ArrayList<>();
        lines.add(header(journey, planned, news.values()));
        news.forEach((application, verdict) ->
                lines.addAll(VerdictLines.of(journey, application, verdict)));
        lines.addAll(LimitText.of(journey, news.keySet(), changed));
        hint(journey, news.keySet()).ifPresent(lines::add);
        for (Concern concern : Concern.values()) {
            beside(concern, names(concerns, concern)).ifPresent(lines::add);
        }
        return lines;
    }

    private static List<String> names(Map<ApplicationKey, Concern> all, Concern which) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue() == which)
                .map(entry -> entry.getKey().shortForm())
                .toList();
    }

    private static Optional<String> beside(Concern concern, List<String> names) {
        return switch (concern) {
            case NEW -> Optional.empty();
            case UNTOUCHED ->
                    names.isEmpty()
                            ? Optional.empty()
                            : Optional.of("  " + names(names) + "  untouched");
            case STILL_REFUSED -> still("refused", names);
            case STILL_HELD -> still("held", names);
            case STILL_FAILED -> still("failed", names);
        };
    }

    private static Optional<String> still(String what, List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "  "
                                + Count.of(names.size(), "application")
                                + " still "
                                + what
                                + " as before: "
                                + names(names)
                                + "; ./sailplan status says why");
    }

    /// Where to read what the lines above leave out, once.
    private static Optional<String> hint(Journey journey, Set<ApplicationKey> applications) {
        return applications.stream()
                .filter(application -> leavesOut(journey, application))
                .findFirst()
                .map(application ->
                        "  every object and field: ./sailplan plan " + application.shortForm());
    }

    private static boolean leavesOut(Journey journey, ApplicationKey application) {
        return journey.course(application)
                .end()
                .filter(end ->
                        end.outcome() instanceof Outcome.Applied applied
                                ? ChangeText.leavesOut(applied.results())
                                : end.outcome() instanceof Outcome.Held)
                .isPresent();
    }

    private static String header(
            Journey journey, Decision.Planned planned, Collection<Verdict> news) {
        List<Verdict.Refused> refused =
                news.stream()
                        .filter(Verdict.Refused.class::isInstance)
                        .map(Verdict.Refused.class::cast)
                        .toList();
        boolean released = news.stream().anyMatch(Verdict.Released.class::isInstance);
        String what =
                news.isEmpty()
                        ? "  nothing changed"
                        : refused.isEmpty() || released ? "" : refusedCount(refused);
        return "⛵ " + commit(journey) + " \"" + planned.title() + "\"" + what + arrival(journey);
    }

    private static String refusedCount(List<Verdict.Refused> refused) {
        long problems = refused.stream().mapToLong(it -> it.problems().size()).sum();
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
        return Listing.of(names, NAMES_SHOWN);
    }

    private static String commit(Journey journey) {
        return journey.push()
                .after()
                .map(CommitId::abbreviated)
                .orElse(journey.push().ref().shortName());
    }
}
