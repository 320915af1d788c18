package dev.sailplan.planner.manifest;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonText;
import dev.sailplan.common.domain.rules.Annotations;
import dev.sailplan.common.domain.rules.LastingKinds;
import dev.sailplan.common.domain.rules.ObjectRules;
import dev.sailplan.common.domain.rules.ObjectRules.Misuse;
import dev.sailplan.common.yaml.LocatedObject;
import dev.sailplan.common.yaml.LocatedObject.Member;
import dev.sailplan.planner.manifest.problem.Complaints;
import dev.sailplan.planner.manifest.problem.FieldPath;
import java.util.List;
import java.util.Optional;

/// Refuses `sailplan.dev/…` annotations that say nothing: a misspelt protection is none, and nobody would notice
/// until the object that it was meant for is gone.
final class RuleChecks {
    private static final FieldPath METADATA = new FieldPath("metadata");
    private static final String ANNOTATIONS = "annotations";
    private static final String LABELS = "labels";

    /// A label that the applier writes has the name of an annotation; copies of live objects carry it.
    private static final String RUN_LABEL = Annotations.PREFIX + "run";

    /// Where the metadata of the Pods and Jobs stands that an object makes.
    private static final List<List<String>> TEMPLATES =
            List.of(
                    List.of("spec", "template"),
                    List.of("spec", "jobTemplate"),
                    List.of("spec", "jobTemplate", "spec", "template"));

    private RuleChecks() {}

    static void check(LocatedObject object, Complaints complaints) {
        inside(object, "metadata").ifPresent(metadata -> own(object, metadata, complaints));
        TEMPLATES.forEach(template -> template(object, template, complaints));
    }

    private static void own(LocatedObject object, LocatedObject metadata, Complaints complaints) {
        FieldPath path = METADATA.field(ANNOTATIONS);
        inside(metadata, ANNOTATIONS)
                .ifPresent(annotations -> {
                    for (Misuse misuse : ObjectRules.parse(object.json()).misuses()) {
                        misused(misuse, annotations, path, complaints);
                    }
                    notYet(annotations, path, complaints);
                    lasting(object, annotations, path, complaints);
                });
        inside(metadata, LABELS).ifPresent(labels -> labels(labels, complaints));
    }

    /// What is to run is deleted before it runs again.
    private static void lasting(
            LocatedObject object,
            LocatedObject annotations,
            FieldPath path,
            Complaints complaints) {
        String kind = object.json().text("kind").orElse("");
        String version = object.json().text("apiVersion").orElse("");
        String group = version.substring(0, Math.max(0, version.indexOf('/')));
        if (!LastingKinds.isOne(group, kind)) {
            return;
        }
        LastingKinds.refusedAnnotations()
                .forEach(name ->
                        annotations
                                .member(name)
                                .ifPresent(member ->
                                        complaints.add(
                                                member.keyAt(),
                                                path.field(name),
                                                LastingKinds.why(kind))));
    }

    private static void notYet(LocatedObject object, FieldPath path, Complaints complaints) {
        object.member(Annotations.ignore())
                .ifPresent(member ->
                        complaints.add(
                                member.keyAt(),
                                path.field(Annotations.ignore()),
                                "is not supported yet; remove it"));
    }

    private static void misused(
            Misuse misuse, LocatedObject annotations, FieldPath path, Complaints complaints) {
        annotations
                .member(misuse.annotation())
                .filter(member -> misuse.unknown() || isText(member))
                .ifPresent(member ->
                        complaints.add(
                                misuse.unknown() ? member.keyAt() : member.value().at(),
                                path.field(misuse.annotation()),
                                misuse.message()));
    }

    /// Annotations of another type are told by whoever checks the metadata; a null is not told there.
    private static boolean isText(Member member) {
        Json value = member.value().json();
        return value instanceof JsonText || value instanceof JsonNull;
    }

    private static void labels(LocatedObject labels, Complaints complaints) {
        notYet(labels, METADATA.field(LABELS), complaints);
        labels.members()
                .forEach((key, label) -> {
                    if (Annotations.isKnown(key) && !key.equals(RUN_LABEL)) {
                        complaints.add(
                                label.keyAt(),
                                METADATA.field(LABELS).field(key),
                                "is an annotation, not a label; write it under"
                                        + " metadata.annotations");
                    }
                });
    }

    /// What stands in a template is for what it makes, of which we manage nothing.
    private static void template(
            LocatedObject object, List<String> template, Complaints complaints) {
        Optional<LocatedObject> here = Optional.of(object);
        FieldPath path = FieldPath.ROOT;
        for (String name : template) {
            here = here.flatMap(parent -> inside(parent, name));
            path = path.field(name);
        }
        FieldPath annotations = path.field("metadata").field(ANNOTATIONS);
        here.flatMap(found -> inside(found, "metadata"))
                .flatMap(metadata -> inside(metadata, ANNOTATIONS))
                .ifPresent(found -> misplaced(found, annotations, complaints));
    }

    /// Refuses our annotations on a list, whose own metadata is dropped when it is taken apart.
    static void checkList(LocatedObject list, Complaints complaints) {
        inside(list, "metadata")
                .flatMap(metadata -> inside(metadata, ANNOTATIONS))
                .ifPresent(found -> misplaced(found, METADATA.field(ANNOTATIONS), complaints));
    }

    private static void misplaced(
            LocatedObject annotations, FieldPath path, Complaints complaints) {
        for (var entry : annotations.members().entrySet()) {
            Member member = entry.getValue();
            if (Annotations.isOurs(entry.getKey())) {
                complaints.add(
                        member.keyAt(),
                        path.field(entry.getKey()),
                        "means nothing here; write it under metadata.annotations of the object"
                                + " itself");
            }
        }
    }

    private static Optional<LocatedObject> inside(LocatedObject parent, String name) {
        return parent.get(name)
                .filter(LocatedObject.class::isInstance)
                .map(LocatedObject.class::cast);
    }
}
