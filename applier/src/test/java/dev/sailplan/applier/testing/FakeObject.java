package dev.sailplan.applier.testing;

import dev.sailplan.applier.effect.WriteAnswer.Contested;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An object as its leaves and who owns them; lists are leaves.
record FakeObject(
        String apiVersion,
        String kind,
        Map<List<String>, Json> leaves,
        Map<String, Set<List<String>>> owners,
        String uid,
        String version) {
    private static final Set<List<String>> IDENTITY =
            Set.of(
                    List.of("apiVersion"),
                    List.of("kind"),
                    List.of("metadata", "uid"),
                    List.of("metadata", "resourceVersion"));

    private static final List<String> FINALIZERS = List.of("metadata", "finalizers");
    private static final List<String> GRACE = List.of("spec", "terminationGracePeriodSeconds");
    private static final List<String> DELETED = List.of("metadata", "deletionTimestamp");

    static FakeObject empty(JsonObject manifest) {
        return new FakeObject(
                manifest.text("apiVersion").orElse(""),
                manifest.text("kind").orElse(""),
                Map.of(),
                Map.of(),
                "",
                "");
    }

    private static Map<List<String>, Json> leaves(JsonObject manifest) {
        Map<List<String>, Json> leaves = new HashMap<>();
        collect(List.of(), manifest, leaves);
        leaves.keySet().removeIf(IDENTITY::contains);
        leaves.keySet().removeIf(path -> path.contains("managedFields"));
        return leaves;
    }

    private static void collect(List<String> path, Json value, Map<List<String>, Json> leaves) {
        if (value instanceof JsonObject(Map<String, Json> members) && !members.isEmpty()) {
            members.forEach((name, member) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                collect(longer, member, leaves);
            });
        } else {
            leaves.put(List.copyOf(path), value);
        }
    }

    List<Contested> contested(JsonObject manifest, String manager) {
        List<Contested> contested = new ArrayList<>();
        leaves(manifest)
                .forEach((path, value) -> {
                    if (leaves.containsKey(path) && !value.equals(leaves.get(path))) {
                        owners.forEach((other, fields) -> {
                            if (!other.equals(manager) && fields.contains(path)) {
                                contested.add(new Contested("." + String.join(".", path), other));
                            }
                        });
                    }
                });
        return contested;
    }

    FakeObject applied(JsonObject manifest, String manager) {
        Map<List<String>, Json> wanted = leaves(manifest);
        Map<List<String>, Json> after = new HashMap<>(leaves);
        Map<String, Set<List<String>>> owned = new TreeMap<>();
        owners.forEach((who, fields) -> owned.put(who, new java.util.HashSet<>(fields)));
        for (List<String> path : owners.getOrDefault(manager, Set.of())) {
            boolean others =
                    owners.entrySet().stream()
                            .anyMatch(e ->
                                    !e.getKey().equals(manager) && e.getValue().contains(path));
            if (!wanted.containsKey(path) && !others) {
                after.remove(path);
            }
        }
        wanted.forEach((path, value) -> {
            if (!value.equals(after.get(path))) {
                owned.values().forEach(fields -> fields.remove(path));
            }
        });
        after.putAll(wanted);
        Set<List<String>> mine = new java.util.HashSet<>(wanted.keySet());
        mine.removeIf(path ->
                path.equals(List.of("metadata", "name"))
                        || path.equals(List.of("metadata", "namespace")));
        owned.put(manager, mine);
        owned.values().removeIf(Set::isEmpty);
        return new FakeObject(apiVersion, kind, after, owned, uid, version);
    }

    /// As a PUT leaves it: what the manifest does not say is gone, and so is whoever it names no longer.
    FakeObject replaced(JsonObject manifest) {
        Map<List<String>, Json> after = leaves(manifest);
        List<Json> entries = manifest.object("metadata").array("managedFields");
        Map<String, Set<List<String>>> owned = new TreeMap<>();
        owners.forEach((who, fields) -> {
            Set<List<String>> left = new java.util.HashSet<>(fields);
            left.removeIf(path -> !Objects.equals(leaves.get(path), after.get(path)));
            if (entries.isEmpty() || names(entries, part(who, 0))) {
                owned.put(who, left);
            }
        });
        Set<List<String>> mine = new java.util.HashSet<>(after.keySet());
        mine.removeIf(path -> Objects.equals(leaves.get(path), after.get(path)));
        owned.computeIfAbsent("create", _ -> new java.util.HashSet<>()).addAll(mine);
        owned.values().removeIf(Set::isEmpty);
        return new FakeObject(apiVersion, kind, after, owned, uid, version);
    }

    private static boolean names(List<Json> entries, String manager) {
        return entries.stream()
                .anyMatch(entry ->
                        entry instanceof JsonObject object
                                && object.text("manager").equals(Optional.of(manager)));
    }

    /// With these managedFields.
    FakeObject ownedAs(@Nullable Json managedFields) {
        Map<String, Set<List<String>>> owned = new TreeMap<>();
        if (managedFields instanceof Json.JsonArray(var entries)) {
            entries.forEach(json -> {
                JsonObject entry = (JsonObject) json;
                String part = entry.text("subresource").orElse("");
                Set<List<String>> paths = new java.util.HashSet<>();
                paths(List.of(), entry.object("fieldsV1"), paths);
                owned.put(
                        entry.text("manager").orElse("") + (part.isEmpty() ? "" : "/" + part),
                        paths);
            });
        }
        return new FakeObject(apiVersion, kind, leaves, owned, uid, version);
    }

    private static void paths(List<String> path, JsonObject fields, Set<List<String>> paths) {
        fields.members()
                .forEach((name, below) -> {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(name.substring(2));
                    if (below instanceof JsonObject inner && !inner.members().isEmpty()) {
                        paths(longer, inner, paths);
                    } else {
                        paths.add(List.copyOf(longer));
                    }
                });
    }

    /// Whether finalizers keep it from going.
    boolean isHeld() {
        return leaves.get(FINALIZERS) instanceof Json.JsonArray(var names) && !names.isEmpty();
    }

    /// Whether it takes a while to end, as a Pod does.
    boolean takesItsTime() {
        return leaves.containsKey(GRACE);
    }

    boolean isLeaving() {
        return leaves.containsKey(DELETED);
    }

    FakeObject leaving() {
        Map<List<String>, Json> marked = new HashMap<>(leaves);
        marked.put(DELETED, Json.text("2026-01-01T00:00:00Z"));
        if (takesItsTime()) {
            marked.put(
                    List.of("metadata", "deletionGracePeriodSeconds"),
                    Objects.requireNonNull(leaves.get(GRACE)));
        }
        return new FakeObject(apiVersion, kind, marked, owners, uid, version);
    }

    FakeObject at(long newVersion, boolean created) {
        String newUid = created ? "uid-" + newVersion : uid;
        return new FakeObject(apiVersion, kind, leaves, owners, newUid, "" + newVersion);
    }

    JsonObject shown() {
        JsonObject object =
                JsonObject.EMPTY
                        .with("apiVersion", Json.text(apiVersion))
                        .with("kind", Json.text(kind));
        for (Map.Entry<List<String>, Json> leaf : leaves.entrySet()) {
            object = put(object, leaf.getKey(), leaf.getValue());
        }
        JsonObject metadata =
                object.object("metadata")
                        .with("uid", Json.text(uid))
                        .with("resourceVersion", Json.text(version))
                        .with("managedFields", managedFields());
        if (kind.equals("Namespace")) {
            object = object.with("status", Json.object(Map.of("phase", Json.text("Active"))));
        }
        if (kind.equals("CustomResourceDefinition") && object.get("status").isEmpty()) {
            object =
                    object.with(
                            "status",
                            Manifests.yaml(
                                    "{conditions: [{type: Established, status: 'True'}, {type:"
                                            + " NamesAccepted, status: 'True'}]}"));
        }
        return object.with("metadata", metadata);
    }

    private static JsonObject put(JsonObject object, List<String> path, Json value) {
        String head = path.getFirst();
        return path.size() == 1
                ? object.with(head, value)
                : object.with(head, put(object.object(head), path.subList(1, path.size()), value));
    }

    /// `manager/subresource`
    private static String part(String owner, int which) {
        String[] parts = owner.split("/", 2);
        return which < parts.length ? parts[which] : "";
    }

    private Json managedFields() {
        return Json.array(
                owners.entrySet().stream()
                        .map(owner ->
                                JsonObject.EMPTY
                                        .with("manager", Json.text(part(owner.getKey(), 0)))
                                        .with("subresource", Json.text(part(owner.getKey(), 1)))
                                        .with("operation", Json.text("Apply"))
                                        .with("apiVersion", Json.text(apiVersion))
                                        .with("fieldsType", Json.text("FieldsV1"))
                                        .with("fieldsV1", fields(owner.getValue())))
                        .toList());
    }

    private static JsonObject fields(Set<List<String>> paths) {
        JsonObject fields = JsonObject.EMPTY;
        Set<List<String>> sorted =
                new TreeSet<>(java.util.Comparator.comparing(p -> String.join("/", p)));
        sorted.addAll(paths);
        for (List<String> path : sorted) {
            fields =
                    put(
                            fields,
                            path.stream().map(p -> "f:" + p).collect(Collectors.toList()),
                            JsonObject.EMPTY);
        }
        return fields;
    }
}
