package dev.sailplan.deploy.dev.push;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome.Applied;
import dev.sailplan.common.domain.outcome.Outcome.Failed;
import dev.sailplan.common.domain.outcome.Outcome.Held;
import dev.sailplan.common.domain.outcome.Outcome.Settled;
import dev.sailplan.common.domain.outcome.Outcome.Superseded;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.deploy.dev.push.Journey.End;
import dev.sailplan.deploy.dev.push.Journey.Last;
import dev.sailplan.deploy.text.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a push did to one application, from the verdict to its health.
final class VerdictLines {
    private VerdictLines() {}

    static List<String> of(Journey journey, ApplicationKey application, Verdict verdict) {
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
                                + Count.of(problems.size(), "problem")
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
        lines.add("  " + name + "  failed (" + Count.of(objects.size(), "problem") + ")");
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

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
