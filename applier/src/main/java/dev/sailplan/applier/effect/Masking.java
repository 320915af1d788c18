package dev.sailplan.applier.effect;

import dev.sailplan.common.domain.id.SecretKind;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which values people never see: those of Secrets, by what the object itself says it is.
final class Masking {
    static final String SHOWN = "(secret)";
    private static final Set<String> VALUES = Set.of("data", "stringData", "binaryData");

    private Masking() {}

    static boolean isSecret(JsonObject... versionsOfIt) {
        return Stream.of(versionsOfIt).anyMatch(SecretKind::is);
    }

    /// Whether the path is that of a map of secret values, whose keys may be shown.
    static boolean isValues(List<PathElement> path) {
        return path.size() == 1 && isBelowValues(path);
    }

    static boolean isBelowValues(List<PathElement> path) {
        return !path.isEmpty()
                && path.getFirst() instanceof PathElement.Field(String name)
                && VALUES.contains(name);
    }
}
