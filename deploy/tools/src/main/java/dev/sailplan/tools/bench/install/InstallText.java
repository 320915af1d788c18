package dev.sailplan.tools.bench.install;

import dev.sailplan.tools.bench.install.InstallFigures.Install;
import dev.sailplan.tools.bench.stand.BareClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the figures of `bench install` as lines for people.
public final class InstallText {
    private static final double MIB = 1 << 20;

    private InstallText() {}

    public static List<String> of(InstallFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(figures.conditions().line());
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%-52s %8s %9s %8s",
                        "first install of "
                                + figures.applications()
                                + " applications, "
                                + figures.objects()
                                + " objects",
                        "seconds",
                        "objects/s",
                        "CPU s"));
        lines.add(row("sailplan, git push → all applied", figures.sailplan(), figures));
        lines.add(row("bare client, " + BareClient.AT_ONCE + " at once", figures.bare(), figures));
        lines.add(row("kubectl apply --server-side -f", figures.kubectl(), figures));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "sailplan takes %.1f × the bare client's time and is %.1f × as fast as kubectl",
                        figures.overBare(),
                        figures.fasterThanKubectl()));
        lines.add(cpu("sailplan", figures.sailplan()));
        lines.add(cpu("bare client", figures.bare()));
        lines.add(cpu("kubectl (itself not counted)", figures.kubectl()));
        lines.add("peak memory after sailplan's install, MiB: " + memory(figures));
        return lines;
    }

    private static String row(String who, Install install, InstallFigures figures) {
        double seconds = install.took().toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "  %-50s %8.1f %9.0f %8.1f",
                who,
                seconds,
                figures.objects() / seconds,
                install.cpuOfAll().toMillis() / 1000.0);
    }

    private static String cpu(String who, Install install) {
        return install.cpu().entrySet().stream()
                .map(part -> number(part.getKey(), part.getValue().toMillis() / 1000.0))
                .collect(Collectors.joining(", ", "CPU seconds, " + who + ": ", ""));
    }

    private static String memory(InstallFigures figures) {
        return figures.memory().isEmpty()
                ? "not told by this system"
                : figures.memory().entrySet().stream()
                        .map(InstallText::megabytes)
                        .collect(Collectors.joining(", "));
    }

    private static String megabytes(Map.Entry<String, Long> part) {
        return String.format(Locale.ROOT, "%s %.0f", part.getKey(), part.getValue() / MIB);
    }

    private static String number(String name, double value) {
        return String.format(Locale.ROOT, "%s %.1f", name, value);
    }
}
