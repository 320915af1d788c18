package dev.sailplan.tools.bench.webhook;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the figures of `bench webhook` as JSON for programs. Rates are requests a second, times milliseconds.
public final class WebhookJson {
    private WebhookJson() {}

    public static JsonObject of(WebhookFigures figures) {
        Distribution waits = figures.waits();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("benchmark", Json.text("webhook"));
        members.putAll(figures.conditions().members());
        members.put("connections", Json.number(WebhookBench.CONNECTIONS));
        members.put("durablePerSecond", Conditions.rounded(figures.durableRate()));
        members.put("ignoredPerSecond", Conditions.rounded(figures.ignoredRate()));
        members.put("ratio", Conditions.rounded(figures.ratio()));
        members.put("pacePerSecond", Json.number(WebhookBench.PACE));
        members.put(
                "waitMillis",
                Json.object(
                        Map.of(
                                "median",
                                Conditions.millis(waits.median()),
                                "p90",
                                Conditions.millis(waits.p90()),
                                "p99",
                                Conditions.millis(waits.percentile(99)),
                                "max",
                                Conditions.millis(waits.max()))));
        return Json.object(members);
    }
}
