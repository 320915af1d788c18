package dev.sailplan.tools.bench.webhook;

import dev.sailplan.tools.bench.measure.Distribution;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Writes the figures of `bench webhook` as lines for people.
public final class WebhookText {
    private WebhookText() {}

    public static List<String> of(WebhookFigures figures) {
        Distribution waits = figures.waits();
        return List.of(
                figures.conditions().line(),
                String.format(
                        Locale.ROOT,
                        "signed webhooks over %d connections, gateway, broker and sender in one process",
                        WebhookBench.CONNECTIONS),
                rate("durable on Kafka, 202", figures.durableRate()),
                rate("ignored, 202, no Kafka", figures.ignoredRate()),
                String.format(Locale.ROOT, "durable is %.2f of ignored", figures.ratio()),
                String.format(
                        Locale.ROOT,
                        "at %d/s, ms: median %.1f, p90 %.1f, p99 %.1f, max %.1f",
                        WebhookBench.PACE,
                        millis(waits.median()),
                        millis(waits.p90()),
                        millis(waits.percentile(99)),
                        millis(waits.max())));
    }

    private static String rate(String what, double perSecond) {
        return String.format(Locale.ROOT, "  %-40s %8.0f/s", what, perSecond);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
