package dev.sailplan.applier.inventory;

import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonBoolean;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes and reads the entries of an inventory as text: a JSON list with one entry per line, so that people and `diff`
/// can read it.
final class EntryText {
    private EntryText() {}

    static String write(Collection<InventoryEntry> entries) {
        return entries.stream()
                .sorted((a, b) -> a.object().compareTo(b.object()))
                .map(entry -> json(entry).canonical())
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    static List<InventoryEntry> read(String text, JsonReader json) {
        if (!(json.parse(text) instanceof Json.JsonArray(List<Json> elements))) {
            throw new InventoryUnreadable("entries are not a list");
        }
        return elements.stream().map(EntryText::entry).toList();
    }

    private static JsonObject json(InventoryEntry entry) {
        ObjectId object = entry.object();
        Map<String, Json> members = new LinkedHashMap<>();
        putText(members, "group", object.group());
        putText(members, "version", entry.version());
        putText(members, "kind", object.kind());
        putText(members, "namespace", object.namespace());
        putText(members, "name", object.name());
        entry.uid().ifPresent(uid -> putText(members, "uid", uid));
        entry.applied().ifPresent(digest -> putText(members, "applied", digest.value()));
        if (!entry.confirmed()) {
            members.put("unconfirmed", Json.bool(true));
        }
        entry.run().ifPresent(run -> putText(members, "run", run.value()));
        entry.fields().ifPresent(fields -> putText(members, "fields", fields.value()));
        return Json.object(members);
    }

    private static void putText(Map<String, Json> members, String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, Json.text(value));
        }
    }

    private static InventoryEntry entry(Json json) {
        if (!(json instanceof JsonObject entry)) {
            throw new InventoryUnreadable("an entry is " + json.typeName());
        }
        ObjectId object =
                new ObjectId(
                        entry.text("group").orElse(""),
                        required(entry, "kind"),
                        entry.text("namespace").orElse(""),
                        required(entry, "name"));
        return new InventoryEntry(
                object,
                required(entry, "version"),
                entry.text("uid"),
                entry.text("applied").map(Digest::new),
                !entry.get("unconfirmed").equals(Optional.of(new JsonBoolean(true))),
                entry.text("run").map(RunId::new),
                entry.text("fields").map(Digest::new));
    }

    static String required(JsonObject object, String name) {
        return object.text(name)
                .orElseThrow(() -> new InventoryUnreadable("'" + name + "' is missing"));
    }
}
