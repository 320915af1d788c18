package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.effect.FieldChange;
import dev.sailplan.common.domain.effect.FieldChange.Origin;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Holds the managedFields of an object as they have to be before it is applied. To rewrite them changes no value.
///
/// While the tool that wrote an object before us owns a field beside us, a field that is removed from Git stays live
/// for ever. Hence its entry goes: what is declared is ours, and what is not declared stays as it is and is nobody's.
/// Not moved to us, as client-go's csaupgrade does: we would remove it at once, and among it is what the server or a
/// webhook filled in and does not fill in again, such as the storage class of a claim.
///
/// @param managers who owns what of the object once it is rewritten
/// @param shown how the effects show it
public record FieldOwnership(List<Json> entries, FieldManagers managers, FieldChange shown) {
    private static final String PATH = "metadata.managedFields";
    private static final String ITSELF = ".";
    private static final List<PathElement> LAST_APPLIED =
            List.of(
                    new PathElement.Field("metadata"),
                    new PathElement.Field("annotations"),
                    new PathElement.Field(ComparableObject.LAST_APPLIED));

    public FieldOwnership {
        entries = List.copyOf(entries);
    }

    /// Of a stranger that becomes ours: with the entry that the dry-run showed.
    public static Optional<FieldOwnership> adopted(
            JsonObject live, JsonObject stored, JsonReader json) {
        return ours(stored).flatMap(ours -> without(live, ours, json));
    }

    /// Of what is ours: of fields that tools or people own beside us.
    public static Optional<FieldOwnership> kept(JsonObject live, JsonReader json) {
        return ours(live)
                .filter(ours -> isShared(live, ours, json))
                .flatMap(ours -> without(live, ours, json));
    }

    /// With every entry of another version of the same API at this one: the server converts the object to the version
    /// of each entry, and refuses all writes where one of those does not know a field (structured-merge-diff#227).
    public static Optional<FieldOwnership> at(JsonObject live, String apiVersion, JsonReader json) {
        List<Json> entries = new ArrayList<>();
        TreeSet<String> from = new TreeSet<>();
        for (Json entry : live.object("metadata").array("managedFields")) {
            String version =
                    entry instanceof JsonObject o ? o.text("apiVersion").orElse("") : apiVersion;
            if (entry instanceof JsonObject o && isOther(version, apiVersion)) {
                from.add(version);
                entries.add(o.with("apiVersion", Json.text(apiVersion)));
            } else {
                entries.add(entry);
            }
        }
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FieldOwnership(
                                entries,
                                FieldManagers.in(entries, json),
                                shown(from, apiVersion, new Origin.FromGit())));
    }

    private static FieldChange shown(Collection<String> from, String to, Origin origin) {
        return new FieldChange(PATH, Optional.of(String.join(", ", from)), Optional.of(to), origin);
    }

    /// What makes it so, where the object is still as it was seen. What kubectl noted of its last apply goes as soon as
    /// nobody owns that any more: it would tell the next `kubectl apply` of a state that is long past.
    public Json patch(JsonObject live) {
        List<Json> operations = new ArrayList<>();
        operations.add(replace("uid", live.object("metadata").get("uid")));
        operations.add(replace("resourceVersion", live.object("metadata").get("resourceVersion")));
        operations.add(replace("managedFields", Optional.of(Json.array(entries))));
        boolean noted = PathElement.at(LAST_APPLIED, live).isPresent();
        if (noted && !managers.allFields().touches(LAST_APPLIED)) {
            operations.add(
                    operation(
                            "remove",
                            "annotations/" + ComparableObject.LAST_APPLIED.replace("/", "~1")));
        }
        return Json.array(operations);
    }

    private static JsonObject replace(String field, Optional<Json> value) {
        return operation("replace", field).with("value", value.orElse(Json.text("")));
    }

    private static JsonObject operation(String op, String below) {
        return Json.object(Map.of("op", Json.text(op), "path", Json.text("/metadata/" + below)));
    }

    private static boolean isOther(String version, String wanted) {
        return !version.equals(wanted) && group(version).equals(group(wanted));
    }

    private static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private static Optional<JsonObject> ours(JsonObject object) {
        return object.object("metadata").array("managedFields").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(OurMarks::isOurs)
                .findFirst();
    }

    private static boolean isShared(JsonObject live, JsonObject ours, JsonReader json) {
        FieldSet fields = FieldManagers.entry(ours, json).fields();
        return FieldManagers.of(live, json).entries().stream()
                .anyMatch(entry -> FormerManagers.isOne(entry) && entry.fields().meets(fields));
    }

    private static Optional<FieldOwnership> without(
            JsonObject live, JsonObject ours, JsonReader reader) {
        List<Json> entries = new ArrayList<>();
        TreeSet<String> from = new TreeSet<>();
        for (Json json : live.object("metadata").array("managedFields")) {
            JsonObject entry = json instanceof JsonObject object ? object : JsonObject.EMPTY;
            if (OurMarks.isOurs(entry)) {
                continue;
            }
            Optional<JsonObject> rest = rest(entry, ours, reader);
            rest.ifPresent(entries::add);
            if (!rest.equals(Optional.of(entry))) {
                from.add(entry.text("manager").orElse(""));
            }
        }
        entries.add(ours);
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FieldOwnership(
                                entries,
                                FieldManagers.in(entries, reader),
                                shown(
                                        from,
                                        OurMarks.MANAGER,
                                        new Origin.Adopted(List.copyOf(from)))));
    }

    private static Optional<JsonObject> rest(JsonObject json, JsonObject ours, JsonReader reader) {
        FieldManagers.Entry entry = FieldManagers.entry(json, reader);
        if (FormerManagers.isTool(entry)) {
            return Optional.empty();
        }
        if (!FormerManagers.isByHand(entry)) {
            return Optional.of(json);
        }
        JsonObject fields = minus(json.object("fieldsV1"), ours.object("fieldsV1"));
        return fields.members().isEmpty()
                ? Optional.empty()
                : Optional.of(json.with("fieldsV1", fields));
    }

    /// What of a field set is not in another one.
    private static JsonObject minus(JsonObject fields, JsonObject others) {
        Map<String, Json> rest = new LinkedHashMap<>();
        fields.members()
                .forEach((step, below) -> {
                    JsonObject sub = below instanceof JsonObject object ? object : JsonObject.EMPTY;
                    JsonObject left = minus(sub, others.object(step));
                    boolean gone = others.get(step).isPresent() && isNothing(left);
                    if (!gone) {
                        rest.put(step, left);
                    }
                });
        return Json.object(rest);
    }

    private static boolean isNothing(JsonObject fields) {
        return fields.members().keySet().stream().allMatch(ITSELF::equals);
    }
}
