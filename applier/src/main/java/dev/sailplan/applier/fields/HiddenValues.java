package dev.sailplan.applier.fields;

import dev.sailplan.common.domain.id.SecretKind;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Tells which values people never see: those of Secrets, by what the object itself says it is.
///
/// Its annotations are among them: tools write copies of values there, and the ones that others wrote never were in
/// Git.
public final class HiddenValues {
    public static final String SHOWN = "(secret)";
    private static final Set<List<PathElement>> VALUES =
            Set.of(
                    fields("data"),
                    fields("stringData"),
                    fields("binaryData"),
                    fields("metadata", "annotations"));

    private HiddenValues() {}

    public static boolean isSecret(JsonObject... versionsOfIt) {
        return Stream.of(versionsOfIt).anyMatch(SecretKind::is);
    }

    private static List<PathElement> fields(String... names) {
        return Stream.of(names).<PathElement>map(PathElement.Field::new).toList();
    }

    /// Whether the path is that of a map of secret values, whose keys may be shown.
    static boolean isValues(List<PathElement> path) {
        return VALUES.contains(path);
    }

    /// Whether what stands at the path is one of these values, a part of one, or a map of them.
    public static boolean isBelowValues(List<PathElement> path) {
        return VALUES.stream()
                .anyMatch(map ->
                        map.size() <= path.size() && path.subList(0, map.size()).equals(map));
    }
}
