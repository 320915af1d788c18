package dev.sailplan.gateway.report;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome.Applied;
import dev.sailplan.common.domain.outcome.Outcome.Failed;
import dev.sailplan.common.domain.outcome.Outcome.Held;
import dev.sailplan.common.domain.outcome.Outcome.Superseded;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.text.Count;
import dev.sailplan.gateway.report.Journey.End;
import dev.sailplan.gateway.report.Journey.Last;
import dev.sailplan.gateway.report.Journey.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Says what a push did to one application, from the verdict to its health.
final class VerdictLines {
    private VerdictLines() {}

    static List<String> of(Journey journey, ApplicationKey application, Verdict verdict) {
        String name = "  " + application.shortForm();
        return switch (verdict) {
            case Verdict.Released released ->
                    released(journey, application, name + released.generation());
            case Verdict.Waiting(List<String> reasons) ->
                    List.of(name + "  waiting: " + String.join("; ", reasons));
            case Verdict.OnHold(_, List<String> reasons) ->
                    List.of(name + "  held: " + String.join("; ", reasons));
            case Verdict.Refused(List<Problem> problems) -> {
                List<String> lines = new ArrayList<>();
                lines.add(
                        name
                                + "  refused, nothing of it changed ("
                                + Count.of(problems.size(), "problem")
                                + ")");
                problems.forEach(problem -> lines.add("    " + problem));
                yield lines;
            }
            case Verdict.Unchanged() -> List.of();
        };
    }

    private static List<String> released(Journey journey, ApplicationKey application, String name) {
        ApplicationProgress course = journey.course(application);
        String planned = "   planned +" + millis(planned(journey, course));
        return course.end()
                .map(end ->
                        switch (end.outcome()) {
                            case Applied applied ->
                                    applied(name, applied, course, planned + took(end));
                            case Failed failed -> failed(name, failed);
                            case Held held ->
                                    List.of(
                                            name + "  held: " + String.join("; ", held.reasons()),
                                            "    " + held.command());
                            case Superseded superseded ->
                                    List.of(name + "  superseded by " + superseded.by());
                        })
                .orElseGet(() -> List.of(name + "  being applied" + planned));
    }

    private static Duration planned(Journey journey, ApplicationProgress course) {
        return course.sent()
                .map(Sent::after)
                .or(() -> journey.last().map(Last::after))
                .orElse(Duration.ZERO);
    }

    private static String took(End end) {
        return "  applied +" + millis(end.after());
    }

    private static List<String> applied(
            String name, Applied applied, ApplicationProgress course, String times) {
        List<String> lines = new ArrayList<>();
        lines.add(
                name
                        + "  "
                        + ChangeText.of(applied.results())
                        + times
                        + health(applied.health(), course));
        lines.addAll(ChangeText.details(applied.results()));
        lines.addAll(MoveText.of(applied.results(), course.moves()));
        lines.addAll(ChangeText.leftAlone(applied.results()));
        lines.addAll(WarningText.of(applied.results()));
        return lines;
    }

    /// The objects say it best, each with its place; the release's own error counts where none failed.
    private static List<String> failed(String name, Failed failed) {
        List<String> objects = ChangeText.failures(failed.results());
        if (objects.isEmpty()) {
            return List.of(name + "  failed: " + failed.error());
        }
        List<String> lines = new ArrayList<>();
        lines.add(name + "  failed (" + Count.of(objects.size(), "problem") + ")");
        lines.addAll(objects);
        return lines;
    }

    private static String health(Health health, ApplicationProgress course) {
        return switch (health) {
            case Health.Healthy() -> "  healthy +" + millis(healthy(course)) + " ms";
            case Health.Stored() -> " ms  stored, no nodes";
            case Health.Progressing(String why) ->
                    course.healthy().isPresent()
                            ? "  healthy +" + millis(healthy(course)) + " ms"
                            : " ms  progressing: " + why;
            case Health.Degraded(String why) -> " ms  degraded: " + why;
            case Health.Unknown() -> " ms";
        };
    }

    private static Duration healthy(ApplicationProgress course) {
        return course.healthy().or(() -> course.end().map(End::after)).orElse(Duration.ZERO);
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
