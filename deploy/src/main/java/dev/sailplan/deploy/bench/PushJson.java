package dev.sailplan.deploy.bench;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The figures for programs. All times are milliseconds.
final class PushJson {
    private static final int NANOS_IN_MILLI = 6;

    private PushJson() {}

    static JsonObject of(PushFigures figures) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("benchmark", Json.text("push"));
        members.put("begun", moment(figures.begun()));
        members.put("ended", moment(figures.ended()));
        members.put("machine", machine(figures.machine()));
        members.put("applications", Json.number(figures.applications()));
        members.put("objects", Json.number((long) figures.applications() * Fleet.OBJECTS_EACH));
        members.put("warmUps", Json.number(PushPlan.WARM_UPS));
        members.put("pushes", Json.number(figures.trips().size()));
        members.put("firstInstallMillis", millis(figures.firstInstall()));
        members.put("pushToAppliedMillis", times(figures.applied()));
        members.put("gitPushMillis", times(figures.gitPush()));
        members.put("kubectlApplyMillis", times(figures.kubectl()));
        members.put("ratio", rounded(BigDecimal.valueOf(figures.ratio())));
        members.put("stagesMadeMillis", stages(figures.made()));
        members.put("stagesReadableMillis", stages(figures.readable()));
        members.put("applierMillis", applier(figures.applier()));
        return Json.object(members);
    }

    private static JsonObject machine(Machine machine) {
        return Json.object(
                Map.of(
                        "cores",
                        Json.number(machine.cores()),
                        "memoryBytes",
                        Json.number(machine.memoryBytes()),
                        "java",
                        Json.text(machine.java()),
                        "system",
                        Json.text(machine.system())));
    }

    private static JsonObject moment(PushFigures.Moment moment) {
        return Json.object(
                Map.of(
                        "at",
                        Json.text(moment.at().toString()),
                        "load",
                        rounded(BigDecimal.valueOf(moment.load()))));
    }

    private static JsonObject times(Distribution times) {
        return Json.object(
                Map.of(
                        "min",
                        millis(times.min()),
                        "median",
                        millis(times.median()),
                        "p90",
                        millis(times.p90()),
                        "max",
                        millis(times.max()),
                        "samples",
                        Json.array(times.sorted().stream().map(PushJson::millis).toList())));
    }

    private static JsonObject stages(Map<Stage, Duration> medians) {
        Map<String, Json> members = new LinkedHashMap<>();
        medians.forEach((stage, time) -> members.put(stage.word(), millis(time)));
        return Json.object(members);
    }

    private static JsonObject applier(Timings timings) {
        return Json.object(
                Map.of(
                        "effects",
                        millis(timings.effects()),
                        "apply",
                        millis(timings.apply()),
                        "prune",
                        millis(timings.prune()),
                        "health",
                        millis(timings.health())));
    }

    private static JsonNumber millis(Duration time) {
        return rounded(BigDecimal.valueOf(time.toNanos(), NANOS_IN_MILLI));
    }

    private static JsonNumber rounded(BigDecimal number) {
        return new JsonNumber(number.setScale(3, RoundingMode.HALF_UP));
    }
}
