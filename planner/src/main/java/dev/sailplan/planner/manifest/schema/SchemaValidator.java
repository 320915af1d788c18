package dev.sailplan.planner.manifest.schema;

import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.yaml.Located;
import dev.sailplan.common.yaml.LocatedArray;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.LocatedObject.Member;
import dev.sailplan.common.yaml.LocatedScalar;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares an object with its schema: wrong types, unknown fields, missing fields, values out of bounds.
///
/// Never stricter than the API server: null is accepted and dropped everywhere, what a schema leaves open is left open.
public final class SchemaValidator {
    private static final List<String> OF_EVERY_OBJECT = List.of("apiVersion", "kind", "metadata");
    private final Complaints complaints;
    private final ValueRules rules;
    private final ListKeys keys;

    public SchemaValidator(Complaints complaints, BoundedMatcher matcher) {
        this.complaints = complaints;
        this.rules = new ValueRules(complaints, matcher);
        this.keys = new ListKeys(complaints);
    }

    public void validate(Schema schema, LocatedObject object) {
        checkObject(schema.resolved(), object, FieldPath.ROOT, true);
    }

    private void check(Schema reference, Located value, FieldPath path) {
        Schema schema = reference.resolved();
        if (isNull(value)) {
            return;
        }
        if (!schema.choices().isEmpty()) {
            rules.checkChoice(schema, value, path);
            return;
        }
        switch (schema.type().orElse("")) {
            case "object" -> object(schema, value, path);
            case "array" -> array(schema, value, path);
            case "" -> {}
            default -> rules.check(schema, value, path);
        }
    }

    private void object(Schema schema, Located value, FieldPath path) {
        if (value instanceof LocatedObject object) {
            checkObject(schema, object, path, schema.isTrue("x-kubernetes-embedded-resource"));
        } else {
            complaints.wrong(value, path, "an object");
        }
    }

    private void array(Schema schema, Located value, FieldPath path) {
        if (!(value instanceof LocatedArray(var at, List<Located> elements))) {
            complaints.wrong(value, path, "a list");
            return;
        }
        boolean keyed = ListKeys.isKeyed(schema);
        for (int i = 0; i < elements.size(); i++) {
            Located element = elements.get(i);
            FieldPath here = path.element(i);
            if (keyed && isNull(element)) {
                complaints.add(element.at(), here, "an empty element; remove it");
            }
            schema.items().ifPresent(items -> check(items, element, here));
        }
        keys.check(schema, elements, path);
        rules.checkCount(schema, elements.size(), at, path);
    }

    private void checkObject(Schema schema, LocatedObject object, FieldPath path, boolean whole) {
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            String name = entry.getKey();
            Located value = entry.getValue().value();
            FieldPath here = path.field(name);
            schema.property(name)
                    .or(schema::additional)
                    .ifPresentOrElse(
                            known -> check(known, value, here),
                            () -> unknown(schema, entry, path, whole));
        }
        checkRequired(schema, object, path);
    }

    private void unknown(
            Schema schema, Map.Entry<String, Member> entry, FieldPath path, boolean whole) {
        boolean implied = whole && OF_EVERY_OBJECT.contains(entry.getKey());
        if (!schema.isOpen() && !implied) {
            Set<String> known = new LinkedHashSet<>(schema.properties());
            complaints.unknown(entry.getValue().keyAt(), path, entry.getKey(), known);
        }
    }

    private void checkRequired(Schema schema, LocatedObject object, FieldPath path) {
        for (String name : schema.required()) {
            boolean present = object.get(name).filter(v -> !isNull(v)).isPresent();
            if (!present && !(path.isRoot() && OF_EVERY_OBJECT.contains(name))) {
                complaints.add(object.at(), path.field(name), "is missing");
            }
        }
    }

    private static boolean isNull(Located value) {
        return value instanceof LocatedScalar(_, JsonNull _, _);
    }
}
