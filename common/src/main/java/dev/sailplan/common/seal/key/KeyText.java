package dev.sailplan.common.seal.key;

import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.log.port.Payload;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes and reads a key file's text: lines of `name: value`, which people may read up to the one that says `private`.
final class KeyText {
    private static final String VERSION = "v1";

    private KeyText() {}

    static String write(KeyFile key) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("sailplan-key", VERSION);
        lines.put("kind", key.kind().toString());
        lines.put("use", key.use().name().toLowerCase(Locale.ROOT));
        lines.put("epoch", Integer.toString(key.epoch()));
        key.cluster().ifPresent(uid -> lines.put("cluster", uid.value()));
        key.publicHalf().ifPresent(half -> lines.put("public", base64(half)));
        key.privateHalf().ifPresent(half -> lines.put("private", base64(half)));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /// Empty where the text is not a key file of this version.
    static Optional<KeyFile> read(String text) {
        Map<String, String> lines =
                text.lines()
                        .filter(line -> line.contains(": "))
                        .collect(
                                Collectors.toMap(
                                        line -> line.substring(0, line.indexOf(": ")),
                                        line -> line.substring(line.indexOf(": ") + 2).strip(),
                                        (first, _) -> first));
        try {
            return VERSION.equals(lines.get("sailplan-key")) ? key(lines) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<KeyFile> key(Map<String, String> lines) {
        String use = lines.getOrDefault("use", "").toUpperCase(Locale.ROOT);
        int epoch = Integer.parseInt(lines.getOrDefault("epoch", "1"));
        return KeyKind.parse(lines.getOrDefault("kind", ""))
                .map(kind ->
                        new KeyFile(
                                kind,
                                KeyUse.valueOf(use),
                                epoch,
                                half(lines, "public"),
                                half(lines, "private"),
                                Optional.ofNullable(lines.get("cluster")).map(ClusterUid::new)));
    }

    private static Optional<Payload> half(Map<String, String> lines, String name) {
        return Optional.ofNullable(lines.get(name))
                .map(text -> Payload.of(Base64.getDecoder().decode(text)));
    }

    private static String base64(Payload bytes) {
        return Base64.getEncoder().encodeToString(bytes.bytes());
    }
}
