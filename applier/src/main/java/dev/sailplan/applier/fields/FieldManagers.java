package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.json.JsonReader;
import java.util.List;
import java.util.Optional;

/// Holds the field managers of an object with their fields, as its managedFields say.
public record FieldManagers(List<Entry> entries) {
    public record Entry(
            String manager,
            boolean isOurs,
            String subresource,
            String apiVersion,
            FieldSet fields) {}

    /// @param json reads the keys of list items, which are JSON within the names of members
    public static FieldManagers of(JsonObject object, JsonReader json) {
        return in(object.object("metadata").array("managedFields"), json);
    }

    static FieldManagers in(List<Json> managedFields, JsonReader json) {
        return new FieldManagers(
                managedFields.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(entry -> entry((JsonObject) entry, json))
                        .toList());
    }

    static Entry entry(JsonObject entry, JsonReader json) {
        return new Entry(
                entry.text("manager").orElse("unknown"),
                OurMarks.isOurs(entry),
                entry.text("subresource").orElse(""),
                entry.text("apiVersion").orElse(""),
                FieldSet.parse(entry.object("fieldsV1"), json));
    }

    public Optional<Entry> ours() {
        return entries.stream().filter(Entry::isOurs).findFirst();
    }

    public FieldSet ourFields() {
        return ours().map(Entry::fields).orElse(FieldSet.EMPTY);
    }

    public FieldSet allFields() {
        return entries.stream().map(Entry::fields).reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /// Whether somebody else owns something at a path.
    public boolean isOthers(List<PathElement> path) {
        return entries.stream().anyMatch(e -> !e.isOurs() && e.fields().touches(path));
    }

    /// Whether all others who own something at a path do so through a subresource.
    boolean othersOnlyThrough(String subresource, List<PathElement> path) {
        return entries.stream()
                .filter(entry -> !entry.isOurs() && entry.fields().touches(path))
                .allMatch(entry -> entry.subresource().equals(subresource));
    }

    /// Whether somebody else wrote what is at a path, through a subresource.
    boolean othersThrough(String subresource, List<PathElement> path) {
        return entries.stream()
                .filter(entry -> !entry.isOurs() && entry.subresource().equals(subresource))
                .anyMatch(entry -> entry.fields().touches(path));
    }

    /// The others who own something at a path.
    public List<String> others(List<PathElement> path) {
        return entries.stream()
                .filter(entry -> !entry.isOurs() && entry.fields().touches(path))
                .map(Entry::manager)
                .distinct()
                .sorted()
                .toList();
    }
}
