package dev.sailplan.applier.cluster.reply;

import dev.sailplan.applier.effect.WriteAnswer.Contested;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the causes that a `Status` lists: contested or immutable fields, another uid.
final class StatusCauses {
    private static final Pattern MANAGER =
            Pattern.compile("conflict with \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<String> IMMUTABLE =
            List.of(
                    "field is immutable",
                    "may not be changed",
                    "may not change",
                    "is immutable",
                    "updates to statefulset spec for fields other than",
                    "pod updates may not change fields other than",
                    "pod updates may not add or remove containers",
                    "cannot change rolename",
                    "cannot change roleref",
                    "spec is immutable after creation");

    /// Of a StorageClass or VolumeAttributesClass: `updates to parameters are forbidden.`
    private static final Pattern NO_UPDATES = Pattern.compile("updates to \\S+ are forbidden");

    private final List<JsonObject> all;

    private StatusCauses(List<JsonObject> all) {
        this.all = all;
    }

    static StatusCauses of(Reply reply) {
        return new StatusCauses(
                reply.details().array("causes").stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList());
    }

    boolean has(String reason) {
        return all.stream().anyMatch(c -> c.text("reason").orElse("").equals(reason));
    }

    List<Contested> contested() {
        return all.stream()
                .filter(c -> c.text("reason").orElse("").equals("FieldManagerConflict"))
                .map(c -> new Contested(c.text("field").orElse(""), manager(c)))
                .toList();
    }

    private static String manager(JsonObject cause) {
        Matcher matcher = MANAGER.matcher(cause.text("message").orElse(""));
        return matcher.find() ? matcher.group(1) : "another manager";
    }

    /// Every cause is a field that can't be changed in place: deleting and creating again would help.
    boolean allImmutable() {
        return !all.isEmpty() && all.stream().allMatch(StatusCauses::isImmutable);
    }

    boolean onlyUid() {
        return !all.isEmpty()
                && all.stream().allMatch(c -> c.text("field").orElse("").equals("metadata.uid"));
    }

    private static boolean isImmutable(JsonObject cause) {
        String message = cause.text("message").orElse("").toLowerCase(java.util.Locale.ROOT);
        return IMMUTABLE.stream().anyMatch(message::contains) || NO_UPDATES.matcher(message).find();
    }

    /// The fields alone, for messages that must not quote a value.
    String fields() {
        return all.stream()
                .map(c -> c.text("field").orElse(""))
                .filter(field -> !field.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
