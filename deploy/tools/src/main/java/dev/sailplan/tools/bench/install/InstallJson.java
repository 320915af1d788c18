package dev.sailplan.tools.bench.install;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.install.InstallFigures.Install;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.stand.BareClient;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the figures of `bench install` as JSON for programs. Times are milliseconds, memory is bytes.
public final class InstallJson {
    private InstallJson() {}

    public static JsonObject of(InstallFigures figures) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("benchmark", Json.text("install"));
        members.putAll(figures.conditions().members());
        members.put("applications", Json.number(figures.applications()));
        members.put("objects", Json.number(figures.objects()));
        members.put("sailplan", install(figures.sailplan()));
        members.put("bareClient", install(figures.bare()));
        members.put("bareClientAtOnce", Json.number(BareClient.AT_ONCE));
        members.put("kubectl", install(figures.kubectl()));
        members.put("overBareClient", Conditions.rounded(figures.overBare()));
        members.put("fasterThanKubectl", Conditions.rounded(figures.fasterThanKubectl()));
        Map<String, Json> memory = new LinkedHashMap<>();
        figures.memory().forEach((name, bytes) -> memory.put(name, Json.number(bytes)));
        members.put("peakMemoryBytes", Json.object(memory));
        return Json.object(members);
    }

    private static JsonObject install(Install install) {
        Map<String, Json> cpu = new LinkedHashMap<>();
        install.cpu().forEach((name, time) -> cpu.put(name, Conditions.millis(time)));
        return Json.object(
                Map.of("millis", Conditions.millis(install.took()), "cpuMillis", Json.object(cpu)));
    }
}
