package dev.sailplan.tools.bench.rollout;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.measure.ApiCounters;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.rollout.RolloutFigures.Push;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the figures of `bench fleet` as JSON for programs. Times are milliseconds.
public final class RolloutJson {
    private RolloutJson() {}

    public static JsonObject of(RolloutFigures figures) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("benchmark", Json.text("fleet"));
        members.putAll(figures.conditions().members());
        members.put("applications", Json.number(figures.fleet().size()));
        members.put("nodes", Json.number(figures.fleet().nodes()));
        members.put("withoutNodes", push(figures.bare()));
        members.put("withNodes", push(figures.nodes()));
        members.put("atRestForAMinute", api(figures.rest()));
        members.put("ratio", Conditions.rounded(figures.ratio()));
        members.put("asFastAsWithoutNodes", Json.bool(figures.isAsFast()));
        members.put("appliedInTime", Json.bool(figures.isAppliedInTime()));
        members.put("healthyInTime", Json.bool(figures.isHealthyInTime()));
        return Json.object(members);
    }

    private static JsonObject push(Push push) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("lastWriteMillis", Conditions.millis(push.lastWrite()));
        members.put("lastAppliedMillis", Conditions.millis(push.lastApplied()));
        push.rolledOut().ifPresent(it -> members.put("rolledOutMillis", Conditions.millis(it)));
        push.healthy().ifPresent(lags -> members.put("healthyLagMillis", lags(lags)));
        members.put("neverSaidHealthy", Json.number(push.unsaid()));
        members.put("api", api(push.api()));
        Map<String, Json> cpu = new LinkedHashMap<>();
        push.cpu().forEach((name, time) -> cpu.put(name, Conditions.millis(time)));
        members.put("cpuMillis", Json.object(cpu));
        return Json.object(members);
    }

    private static JsonObject lags(Distribution lags) {
        return Json.object(
                Map.of(
                        "median", Conditions.millis(lags.median()),
                        "p90", Conditions.millis(lags.p90()),
                        "max", Conditions.millis(lags.max())));
    }

    private static JsonObject api(ApiCounters api) {
        return Json.object(
                Map.of(
                        "requests", counts(api.requests()),
                        "bytes", counts(api.bytes())));
    }

    private static JsonObject counts(Map<ApiCounters.Kind, Long> counts) {
        Map<String, Json> members = new LinkedHashMap<>();
        counts.forEach((kind, count) -> members.put(name(kind), Json.number(count)));
        return Json.object(members);
    }

    private static String name(ApiCounters.Kind kind) {
        return (kind.verb() + " " + kind.resource() + " " + kind.part()).strip();
    }
}
