package dev.sailplan.tools.bench.soak;

import dev.sailplan.tools.bench.soak.SoakFigures.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes the figures of `bench soak` as lines for people.
public final class SoakText {
    private static final double MIB = 1 << 20;
    private static final double KIB = 1 << 10;

    private SoakText() {}

    public static List<String> of(SoakFigures figures) {
        List<String> lines = new ArrayList<>();
        SoakPlan plan = figures.plan();
        lines.add(figures.conditions().line());
        lines.add(
                "%d pushes to %d applications, and %d that fail"
                        .formatted(plan.pushes(), plan.fleet().size(), plan.failing()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%8s %10s %10s %11s %11s %10s",
                        "pushes",
                        "heap, MiB",
                        "RSS, MiB",
                        "state, keys",
                        "state, KiB",
                        "disk, MiB"));
        figures.looks().forEach(look -> lines.add(line(look)));
        lines.add("on disk at the end, MiB: " + folders(figures.last()));
        lines.add(verdict(figures.isHeapFlat(), "heap"));
        lines.add(verdict(figures.isStateFlat(), "states"));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "each push left %.1f KiB on disk, of all parts",
                        figures.diskOfPush() / KIB));
        return lines;
    }

    private static String verdict(boolean flat, String what) {
        return what + (flat ? ": flat" : ": NOT flat");
    }

    private static String line(Look look) {
        return String.format(
                Locale.ROOT,
                "%8d %10.1f %10.1f %11d %11.1f %10.1f",
                look.pushes(),
                look.heap() / MIB,
                look.resident() / MIB,
                look.keys(),
                look.state() / KIB,
                look.diskOfAll() / MIB);
    }

    private static String folders(Look look) {
        return look.disk().entrySet().stream()
                .map(part ->
                        String.format(Locale.ROOT, "%s %.1f", part.getKey(), part.getValue() / MIB))
                .collect(Collectors.joining(", "));
    }
}
