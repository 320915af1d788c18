package dev.sailplan.tools.bench.push;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.tools.bench.fleet.Fleet;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.sight.Stage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the figures of `bench push` as JSON for programs. All times are milliseconds.
public final class PushJson {
    private PushJson() {}

    public static JsonObject of(PushFigures figures) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("benchmark", Json.text("push"));
        members.putAll(figures.conditions().members());
        members.put("applications", Json.number(figures.applications()));
        members.put("objects", Json.number((long) figures.applications() * Fleet.OBJECTS_EACH));
        members.put("warmUps", Json.number(PushPlan.WARM_UPS));
        members.put("pushes", Json.number(figures.trips().size()));
        members.put("firstInstallMillis", Conditions.millis(figures.firstInstall()));
        members.put("pushToAppliedMillis", times(figures.applied()));
        members.put("gitPushMillis", times(figures.gitPush()));
        members.put("kubectlApplyMillis", times(figures.kubectl()));
        members.put("ratio", Conditions.rounded(figures.ratio()));
        members.put("stagesMadeMillis", stages(figures.made()));
        members.put("stagesReadableMillis", stages(figures.readable()));
        members.put("applierMillis", applier(figures.applier()));
        return Json.object(members);
    }

    private static JsonObject times(Distribution times) {
        return Json.object(
                Map.of(
                        "min",
                        Conditions.millis(times.min()),
                        "median",
                        Conditions.millis(times.median()),
                        "p90",
                        Conditions.millis(times.p90()),
                        "max",
                        Conditions.millis(times.max()),
                        "samples",
                        Json.array(times.sorted().stream().map(Conditions::millis).toList())));
    }

    private static JsonObject stages(Map<Stage, Duration> medians) {
        Map<String, Json> members = new LinkedHashMap<>();
        medians.forEach((stage, time) -> members.put(stage.word(), Conditions.millis(time)));
        return Json.object(members);
    }

    private static JsonObject applier(Timings timings) {
        return Json.object(
                Map.of(
                        "effects",
                        Conditions.millis(timings.effects()),
                        "apply",
                        Conditions.millis(timings.apply()),
                        "prune",
                        Conditions.millis(timings.prune()),
                        "health",
                        Conditions.millis(timings.health())));
    }
}
