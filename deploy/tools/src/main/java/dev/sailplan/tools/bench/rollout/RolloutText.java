package dev.sailplan.tools.bench.rollout;

import dev.sailplan.tools.bench.measure.ApiCounters;
import dev.sailplan.tools.bench.measure.ApiCounters.Kind;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.rollout.RolloutFigures.Push;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Writes the figures of `bench fleet` as lines for people.
public final class RolloutText {
    private static final double MIB = 1 << 20;

    private RolloutText() {}

    public static List<String> of(RolloutFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(figures.conditions().line());
        lines.add(
                line(
                        "one push to %d Deployments, from the start of git push"
                                .formatted(figures.fleet().size()),
                        "no nodes",
                        figures.fleet().nodes() + " nodes"));
        lines.add(times("  last object written, s", figures, p -> Optional.of(p.lastWrite())));
        lines.add(
                times("  last application applied, s", figures, p -> Optional.of(p.lastApplied())));
        lines.add(times("  last rolled out, s", figures, Push::rolledOut));
        lines.add(lag("  healthy after the truth, median, s", figures, Distribution::median));
        lines.add(lag("  healthy after the truth, p90, s", figures, Distribution::p90));
        lines.add(lag("  healthy after the truth, max, s", figures, Distribution::max));
        lines.add(counts("  requests to the API server, of all", figures, RolloutText::isAny));
        lines.add(counts("  of them server-side applies", figures, RolloutText::isApply));
        lines.add(counts("  of them lists of nodes", figures, RolloutText::isListOfNodes));
        lines.add(bytes("  its answers, MiB", figures, kind -> !kind.verb().equals("WATCH")));
        lines.add(bytes("  of them lists of nodes, MiB", figures, RolloutText::isListOfNodes));
        lines.add(cpu("no nodes", figures.bare()));
        lines.add(cpu("nodes", figures.nodes()));
        lines.add(rest(figures.rest()));
        lines.addAll(goals(figures));
        return lines;
    }

    private static boolean isAny(Kind kind) {
        return !kind.verb().isEmpty();
    }

    public static boolean isApply(Kind kind) {
        return (kind.verb().equals("APPLY") || kind.verb().equals("PATCH"))
                && kind.part().isEmpty()
                && kind.resource().equals("deployments");
    }

    public static boolean isListOfNodes(Kind kind) {
        return kind.verb().equals("LIST") && kind.resource().equals("nodes");
    }

    private static List<String> goals(RolloutFigures figures) {
        return List.of(
                goal(
                        String.format(
                                Locale.ROOT,
                                "with nodes %.2f × the time without (goal: ≤ 1.20 ×)",
                                figures.ratio()),
                        figures.isAsFast()),
                goal(
                        "applied %s s after the last write (goal: ≤ 2 s)"
                                .formatted(seconds(figures.nodes().appliedAfterWrite())),
                        figures.isAppliedInTime()),
                goal(
                        "healthy said of %d of %d (goal: all, ≤ 2 s late at the median)"
                                .formatted(
                                        figures.fleet().size() - figures.nodes().unsaid(),
                                        figures.fleet().size()),
                        figures.isHealthyInTime()));
    }

    private static String goal(String what, boolean met) {
        return (met ? "met:    " : "MISSED: ") + what;
    }

    @FunctionalInterface
    private interface Time {
        Optional<Duration> of(Push push);
    }

    @FunctionalInterface
    private interface Rank {
        Duration of(Distribution lags);
    }

    private static String times(String what, RolloutFigures figures, Time time) {
        return line(what, cell(time.of(figures.bare())), cell(time.of(figures.nodes())));
    }

    private static String lag(String what, RolloutFigures figures, Rank rank) {
        return times(what, figures, push -> push.healthy().map(rank::of));
    }

    private static String counts(String what, RolloutFigures figures, Predicate<Kind> which) {
        return line(
                what,
                Long.toString(figures.bare().api().requests(which)),
                Long.toString(figures.nodes().api().requests(which)));
    }

    private static String bytes(String what, RolloutFigures figures, Predicate<Kind> which) {
        return line(
                what,
                mebibytes(figures.bare().api().bytes(which)),
                mebibytes(figures.nodes().api().bytes(which)));
    }

    private static String rest(ApiCounters rest) {
        return "at rest for a minute, with nodes: %d requests of all, %d lists of nodes, %s MiB of answers"
                .formatted(
                        rest.requests(RolloutText::isAny),
                        rest.requests(RolloutText::isListOfNodes),
                        mebibytes(rest.bytes(kind -> !kind.verb().equals("WATCH"))));
    }

    private static String cpu(String which, Push push) {
        return push.cpu().entrySet().stream()
                .map(RolloutText::part)
                .collect(Collectors.joining(", ", "CPU seconds of the push, " + which + ": ", ""));
    }

    private static String part(Map.Entry<String, Duration> part) {
        return part.getKey() + " " + seconds(part.getValue());
    }

    private static String cell(Optional<Duration> time) {
        return time.map(RolloutText::seconds).orElse("–");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MIB);
    }

    private static String line(String what, String bare, String nodes) {
        return String.format(Locale.ROOT, "%-60s %12s %12s", what, bare, nodes);
    }
}
