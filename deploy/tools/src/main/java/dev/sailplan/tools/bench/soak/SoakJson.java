package dev.sailplan.tools.bench.soak;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.soak.SoakFigures.Look;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the figures of `bench soak` as JSON for programs. Sizes are bytes.
public final class SoakJson {
    private SoakJson() {}

    public static JsonObject of(SoakFigures figures) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("benchmark", Json.text("soak"));
        members.putAll(figures.conditions().members());
        members.put("applications", Json.number(figures.plan().fleet().size()));
        members.put("pushes", Json.number(figures.plan().pushes()));
        members.put("failing", Json.number(figures.plan().failing()));
        members.put("looks", Json.array(figures.looks().stream().map(SoakJson::look).toList()));
        members.put("heapIsFlat", Json.bool(figures.isHeapFlat()));
        members.put("stateIsFlat", Json.bool(figures.isStateFlat()));
        members.put("diskBytesOfAPush", Json.number(figures.diskOfPush()));
        return Json.object(members);
    }

    private static JsonObject look(Look look) {
        Map<String, Json> disk = new LinkedHashMap<>();
        look.disk().forEach((folder, size) -> disk.put(folder, Json.number(size)));
        return Json.object(
                Map.of(
                        "pushes", Json.number(look.pushes()),
                        "heap", Json.number(look.heap()),
                        "resident", Json.number(look.resident()),
                        "stateKeys", Json.number(look.keys()),
                        "state", Json.number(look.state()),
                        "disk", Json.object(disk)));
    }
}
