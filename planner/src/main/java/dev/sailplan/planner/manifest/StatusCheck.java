package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import dev.sailplan.planner.manifest.schema.Kind;
import java.util.List;
import java.util.Map;

/// Refuses a status in Git of what has a status subresource; the empty ones that generators write are dropped. Where a
/// kind has none, `status` is a field as any other.
final class StatusCheck {
    private StatusCheck() {}

    static void check(LocatedObject object, Kind kind, Complaints complaints) {
        object.member("status")
                .filter(_ -> kind.status())
                .filter(status -> !isEmpty(status.value().json()))
                .ifPresent(status ->
                        complaints.add(
                                status.keyAt(),
                                new FieldPath("status"),
                                "is written by the cluster; remove it"));
    }

    static boolean isEmpty(Json value) {
        return switch (value) {
            case JsonObject(Map<String, Json> members) ->
                    members.values().stream().allMatch(StatusCheck::isEmpty);
            case JsonArray(List<Json> elements) -> elements.isEmpty();
            case JsonText(String text) -> text.isEmpty();
            case JsonNull() -> true;
            case JsonNumber _, JsonBoolean _ -> false;
        };
    }
}
