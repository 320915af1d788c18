package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import dev.sailplan.planner.manifest.schema.Kind;
import dev.sailplan.planner.manifest.schema.ObjectNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Checks what every object says about itself.
final class MetadataChecks {
    private static final FieldPath METADATA = new FieldPath("metadata");
    private static final List<String> OF_THE_CLUSTER =
            List.of("managedFields", "resourceVersion", "uid");
    private final Complaints complaints;
    private final LocatedObject metadata;

    MetadataChecks(Complaints complaints, LocatedObject object) {
        this.complaints = complaints;
        this.metadata =
                object.get("metadata")
                        .filter(LocatedObject.class::isInstance)
                        .map(LocatedObject.class::cast)
                        .orElseGet(() -> nothing(object));
    }

    private static LocatedObject nothing(LocatedObject object) {
        return new LocatedObject(object.placeOf("metadata"), new LinkedHashMap<>());
    }

    /// The object's name; empty and reported where there is none that the API server would take.
    Optional<String> name(Optional<Kind> kind) {
        Optional<Located> value = present("name");
        if (value.isEmpty()) {
            reportMissing();
            return Optional.empty();
        }
        if (!(value.get().json() instanceof JsonText(String name))) {
            complaints.wrong(value.get(), METADATA.field("name"), "a string");
            return Optional.empty();
        }
        Optional<String> rule = kind.flatMap(known -> ObjectNames.broken(known.facts(), name));
        String shown = complaints.shown(value.get().json(), "the name");
        rule.ifPresent(
                r -> complaints.add(value.get().at(), METADATA.field("name"), shown + " " + r));
        return rule.isEmpty() ? Optional.of(name) : Optional.empty();
    }

    private void reportMissing() {
        metadata.member("generateName")
                .ifPresentOrElse(
                        member ->
                                complaints.add(
                                        member.keyAt(),
                                        METADATA.field("generateName"),
                                        "an object in Git needs a name of its own; write metadata.name"),
                        () -> complaints.add(metadata.at(), METADATA.field("name"), "is missing"));
    }

    void checkFields() {
        OF_THE_CLUSTER.forEach(name -> refuse(name, "is written by the cluster; remove it"));
        refuse("generateName", "has no meaning beside metadata.name; remove it");
        checkTexts("labels");
        checkTexts("annotations");
    }

    private void refuse(String name, String reason) {
        metadata.member(name)
                .filter(member -> !(member.value().json() instanceof JsonNull))
                .ifPresent(member -> complaints.add(member.keyAt(), METADATA.field(name), reason));
    }

    private void checkTexts(String name) {
        FieldPath path = METADATA.field(name);
        present(name).ifPresent(value -> checkTexts(value, path));
    }

    private void checkTexts(Located value, FieldPath path) {
        if (value instanceof LocatedObject texts) {
            texts.members().forEach((key, member) -> checkText(member.value(), path.field(key)));
        } else {
            complaints.wrong(value, path, "an object");
        }
    }

    private void checkText(Located value, FieldPath path) {
        if (!(value.json() instanceof JsonText || value.json() instanceof JsonNull)) {
            complaints.wrong(value, path, "a string");
        }
    }

    /// The namespace the object goes to, empty text for cluster-scoped kinds; empty where it may not go there.
    Optional<String> namespace(Kind kind, AllowedNamespaces namespaces) {
        if (!kind.facts().namespaced()) {
            return Optional.of("");
        }
        Optional<Located> value = present("namespace");
        if (value.isEmpty() || value.get().json().equals(new JsonText(""))) {
            return Optional.of(namespaces.destination());
        }
        if (!(value.get().json() instanceof JsonText(String name))) {
            complaints.wrong(value.get(), METADATA.field("namespace"), "a string");
            return Optional.empty();
        }
        if (!ObjectNames.isLabel(name)) {
            complaints.wrong(
                    value.get(),
                    METADATA.field("namespace"),
                    "lower-case letters, digits and -, at most 63");
            return Optional.empty();
        }
        if (!namespaces.allow(name)) {
            TreeSet<String> allowed = new TreeSet<>(namespaces.others());
            allowed.add(namespaces.destination());
            complaints.add(
                    value.get().at(),
                    METADATA.field("namespace"),
                    "this application may only use " + String.join(", ", allowed));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private Optional<Located> present(String name) {
        return metadata.get(name).filter(value -> !(value.json() instanceof JsonNull));
    }
}
