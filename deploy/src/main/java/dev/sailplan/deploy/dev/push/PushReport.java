package dev.sailplan.deploy.dev.push;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome.Applied;
import dev.sailplan.common.domain.outcome.Outcome.Failed;
import dev.sailplan.common.domain.outcome.Outcome.Held;
import dev.sailplan.common.domain.outcome.Outcome.Settled;
import dev.sailplan.common.domain.outcome.Outcome.Superseded;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.deploy.dev.push.Journey.End;
import dev.sailplan.deploy.dev.push.Journey.Last;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts a journey into the lines that `git push` shows.
public final class PushReport {
    private static final int NAMES_SHOWN = 6;
    private static final String FOLLOW = "  follow it with ./sailplan log -f, or ./sailplan status";

    private PushReport() {}

    /// All lines about a journey that is over, or as far as it came.
    public static List<String> of(Journey journey) {
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
                        lines.addAll(application(journey, application, verdict));
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
        return "  refused, nothing changed (" + count(problems, "problem") + ")";
    }

    private static List<String> application(
            Journey journey, ApplicationKey application, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Released released ->
                    released(journey, application, application.shortForm() + released.generation());
            case Verdict.Waiting(List<String> reasons) ->
                    List.of(
                            "  "
                                    + application.shortForm()
                                    + "  waiting: "
                                    + String.join("; ", reasons));
            case Verdict.OnHold(_, List<String> reasons) ->
                    List.of(
                            "  "
                                    + application.shortForm()
                                    + "  held: "
                                    + String.join("; ", reasons));
            case Verdict.Refused(List<Problem> problems) -> {
                List<String> lines = new ArrayList<>();
                lines.add(
                        "  "
                                + application.shortForm()
                                + "  refused, nothing of it changed ("
                                + count(problems.size(), "problem")
                                + ")");
                problems.forEach(problem -> lines.add("  " + problem));
                yield lines;
            }
            case Verdict.Unchanged() -> List.of();
        };
    }

    private static List<String> released(Journey journey, ApplicationKey application, String name) {
        Optional<End> end = Optional.ofNullable(journey.ends().get(application));
        String planned =
                "   planned +"
                        + millis(
                                Optional.ofNullable(journey.released().get(application))
                                        .or(() -> journey.last().map(Last::after))
                                        .orElse(Duration.ZERO));
        if (end.isEmpty()) {
            return List.of("  " + name + "  being applied" + planned);
        }
        Settled outcome = end.get().outcome();
        return switch (outcome) {
            case Applied applied ->
                    List.of(
                            "  "
                                    + name
                                    + "  "
                                    + ChangeText.of(applied.results())
                                    + planned
                                    + "  applied +"
                                    + millis(end.get().after())
                                    + health(journey, application, applied.health(), end.get()));
            case Failed failed -> failed(name, failed);
            case Held held ->
                    List.of(
                            "  " + name + "  held: " + String.join("; ", held.reasons()),
                            "    " + held.command());
            case Superseded superseded ->
                    List.of("  " + name + "  superseded by " + superseded.by());
        };
    }

    /// The objects say it best, each with its place; the release's own error counts where none failed.
    private static List<String> failed(String name, Failed failed) {
        List<String> objects = ChangeText.failures(failed.results());
        if (objects.isEmpty()) {
            return List.of("  " + name + "  failed: " + failed.error());
        }
        List<String> lines = new ArrayList<>();
        lines.add("  " + name + "  failed (" + count(objects.size(), "problem") + ")");
        lines.addAll(objects);
        return lines;
    }

    private static String health(Journey journey, ApplicationKey key, Health health, End end) {
        return switch (health) {
            case Health.Healthy() ->
                    "  healthy +"
                            + millis(journey.healthy().getOrDefault(key, end.after()))
                            + " ms";
            case Health.Stored() -> " ms  stored, no nodes";
            case Health.Progressing(String why) ->
                    journey.healthy().containsKey(key)
                            ? "  healthy +" + millis(journey.healthy().get(key)) + " ms"
                            : " ms  progressing: " + why;
            case Health.Degraded(String why) -> " ms  degraded: " + why;
            case Health.Unknown() -> " ms";
        };
    }

    private static List<String> refused(Journey journey, String what, List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "⛵ "
                        + commit(journey)
                        + "  "
                        + what
                        + " ("
                        + count(problems.size(), "problem")
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
                                + millis(a.after())
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

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
