package dev.sailplan.tools.bench.push;

import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.sight.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Writes the figures of `bench push` as lines for people. Times are milliseconds unless they say otherwise.
public final class PushText {
    private PushText() {}

    public static List<String> of(PushFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(figures.conditions().line());
        lines.add(install(figures));
        lines.add("");
        lines.add(
                columns(
                        "one changed object, " + figures.trips().size() + " pushes, ms",
                        List.of("min", "median", "p90", "max")));
        lines.add(row("push → applied", figures.applied()));
        lines.add(row("git push, the process", figures.gitPush()));
        lines.add(row("kubectl apply --server-side", figures.kubectl()));
        lines.add(String.format(Locale.ROOT, "push → applied is %.1f × kubectl", figures.ratio()));
        lines.add("");
        lines.addAll(stages(figures));
        lines.add(applier(figures.applier()));
        return lines;
    }

    private static String install(PushFigures figures) {
        int objects = figures.applications() * Fleet.OBJECTS_EACH;
        double seconds = figures.firstInstall().toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "first install of %d applications, %d objects: %.1f s (%.0f objects/s)",
                figures.applications(),
                objects,
                seconds,
                objects / seconds);
    }

    private static String row(String what, Distribution times) {
        return columns(
                "  " + what,
                Stream.of(times.min(), times.median(), times.p90(), times.max())
                        .map(time -> number("%.1f", time))
                        .toList());
    }

    private static List<String> stages(PushFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(
                columns(
                        "medians from the start of git push, ms",
                        List.of("made", "readable", "step")));
        Map<Stage, Duration> made = figures.made();
        Duration before = Duration.ZERO;
        for (Map.Entry<Stage, Duration> stage : figures.readable().entrySet()) {
            lines.add(
                    columns(
                            "  " + stage.getKey().word(),
                            List.of(
                                    number(
                                            "%.1f",
                                            made.getOrDefault(stage.getKey(), Duration.ZERO)),
                                    number("%.1f", stage.getValue()),
                                    number("%+.1f", stage.getValue().minus(before)))));
            before = stage.getValue();
        }
        return lines;
    }

    private static String columns(String what, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-40s", what));
        cells.forEach(cell -> line.append(String.format(Locale.ROOT, " %8s", cell)));
        return line.toString();
    }

    private static String number(String format, Duration time) {
        return String.format(Locale.ROOT, format, millis(time));
    }

    private static String applier(Timings timings) {
        return String.format(
                Locale.ROOT,
                "applier's own medians, ms: effects %.1f, apply %.1f, prune %.1f, health %.1f",
                millis(timings.effects()),
                millis(timings.apply()),
                millis(timings.prune()),
                millis(timings.health()));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
