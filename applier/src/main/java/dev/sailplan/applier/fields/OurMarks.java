package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sets and reads the marks we leave on objects: our field manager and our labels.
public final class OurMarks {
    public static final String MANAGER = "sailplan";

    /// Names the application an object belongs to; on object metadata only, never on pod templates.
    public static final String APPLICATION_LABEL = "sailplan.dev/application";

    /// Names the run that a Job, Pod or hook is.
    public static final String RUN_LABEL = "sailplan.dev/run";

    private OurMarks() {}

    /// The hash of our managedFields entry: it changes when others change or remove what we applied.
    public static Optional<Digest> hash(JsonObject live) {
        return live.object("metadata").array("managedFields").stream()
                .filter(entry -> entry instanceof JsonObject object && isOurs(object))
                .map(entry -> Digest.of(((JsonObject) entry).object("fieldsV1").canonical()))
                .findFirst();
    }

    public static Optional<String> label(JsonObject object, String label) {
        return object.object("metadata").object("labels").text(label);
    }

    /// The manifest as it is sent: with a label more.
    public static JsonObject labelled(JsonObject manifest, String label, String value) {
        JsonObject metadata = manifest.object("metadata");
        JsonObject labels = metadata.object("labels").with(label, Json.text(value));
        return manifest.with("metadata", metadata.with("labels", labels));
    }

    /// The live object without our labels and without our share of its fields.
    public static JsonObject without(JsonObject live) {
        JsonObject metadata = live.object("metadata");
        JsonObject labels = without(metadata.object("labels"), APPLICATION_LABEL, RUN_LABEL);
        return live.with(
                "metadata",
                metadata.with("labels", labels)
                        .with("managedFields", othersOf(metadata.array("managedFields"))));
    }

    private static JsonObject without(JsonObject object, String... names) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.keySet().removeAll(List.of(names));
        return Json.object(members);
    }

    /// An empty list would be taken for nothing said about it, and one empty entry says that nobody has any.
    private static Json othersOf(List<Json> entries) {
        List<Json> others =
                entries.stream()
                        .filter(entry -> !(entry instanceof JsonObject object && isOurs(object)))
                        .toList();
        return Json.array(others.isEmpty() ? List.of(JsonObject.EMPTY) : others);
    }

    /// Whether an object carries both our field manager and the application's label.
    public static boolean marks(JsonObject live, ApplicationId application) {
        boolean managed =
                live.object("metadata").array("managedFields").stream()
                        .anyMatch(entry -> entry instanceof JsonObject o && isOurs(o));
        return managed && label(live, APPLICATION_LABEL).equals(Optional.of(application.value()));
    }

    static boolean isOurs(JsonObject managedFieldsEntry) {
        return managedFieldsEntry.text("manager").equals(Optional.of(MANAGER))
                && managedFieldsEntry.text("operation").equals(Optional.of("Apply"))
                && managedFieldsEntry.text("subresource").orElse("").isEmpty();
    }
}
