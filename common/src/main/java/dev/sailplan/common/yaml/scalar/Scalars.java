package dev.sailplan.common.yaml.scalar;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Resolves scalars by the rules of YAML 1.1 as goyaml v2 knows them.
public final class Scalars {
    public sealed interface Resolution {}

    public record Resolved(Json json) implements Resolution {}

    public record Unreadable(String reason) implements Resolution {}

    private static final Map<String, Boolean> BOOLEANS = booleans();

    private Scalars() {}

    public static Resolution resolve(ScalarEvent event) {
        return switch (byTag(event)) {
            case Resolved(JsonText(String text)) when hasLoneSurrogate(text) ->
                    new Unreadable("half of a surrogate pair is no character");
            case Resolution resolution -> resolution;
        };
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static Resolution byTag(ScalarEvent event) {
        String text = event.getValue();
        String tag = event.getTag().orElse("");
        return switch (tag) {
            case "" -> event.isPlain() ? plain(text) : resolved(Json.text(text));
            case "!", Tags.TEXT -> resolved(Json.text(text));
            case Tags.BINARY -> binary(text);
            case Tags.BOOLEAN, Tags.INTEGER, Tags.FLOAT, Tags.NULL, Tags.TIMESTAMP ->
                    tagged(tag, text);
            default -> new Unreadable("this tag is not read by Kubernetes; remove it");
        };
    }

    public static boolean isFloat(ScalarEvent event) {
        boolean resolvable =
                event.getTag()
                        .map(tag -> !tag.equals(Tags.TEXT) && !tag.equals("!"))
                        .orElse(event.isPlain());
        return (resolvable && tagOf(event.getValue()).equals(Tags.FLOAT))
                || event.getTag().filter(Tags.FLOAT::equals).isPresent();
    }

    private static Resolution resolved(Json json) {
        return new Resolved(json);
    }

    private static Resolution plain(String text) {
        if (text.isEmpty() || isNull(text)) {
            return resolved(new JsonNull());
        }
        Boolean truth = BOOLEANS.get(text);
        if (truth != null) {
            return resolved(Json.bool(truth));
        }
        if (GoNumbers.isNotFinite(text)) {
            return new Unreadable(
                    "JSON has no number like this; quote the text if it is meant as text");
        }
        Optional<JsonNumber> number = GoNumbers.read(text).map(GoNumbers.Read::number);
        return resolved(number.<Json>map(n -> n).orElseGet(() -> Json.text(text)));
    }

    /// A tag only states what the text is; it converts nothing but integers to floats.
    private static Resolution tagged(String tag, String text) {
        String actual = tag.equals(Tags.TIMESTAMP) && Timestamps.matches(text) ? tag : tagOf(text);
        boolean widened =
                tag.equals(Tags.FLOAT) && actual.equals(Tags.INTEGER) && GoNumbers.fitsLong(text);
        if (!actual.equals(tag) && !widened) {
            return new Unreadable("the text doesn't fit its tag");
        }
        return tag.equals(Tags.TIMESTAMP) ? resolved(Json.text(text)) : plain(text);
    }

    private static String tagOf(String text) {
        if (text.isEmpty() || isNull(text)) {
            return Tags.NULL;
        }
        if (BOOLEANS.containsKey(text)) {
            return Tags.BOOLEAN;
        }
        if (GoNumbers.isNotFinite(text)) {
            return Tags.FLOAT;
        }
        return GoNumbers.read(text)
                .map(read -> read.isFloat() ? Tags.FLOAT : Tags.INTEGER)
                .orElse(Tags.TEXT);
    }

    private static Resolution binary(String text) {
        try {
            String digits = text.replaceAll("[\r\n]", "");
            byte[] bytes = Base64.getDecoder().decode(digits);
            if (digits.length() % 4 != 0) {
                return new Unreadable("this is not base64");
            }
            return resolved(
                    Json.text(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString()));
        } catch (IllegalArgumentException e) {
            return new Unreadable("this is not base64");
        } catch (CharacterCodingException e) {
            return new Unreadable("!!binary is for text in UTF-8; use binaryData for other bytes");
        }
    }

    private static boolean isNull(String text) {
        return switch (text) {
            case "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    private static Map<String, Boolean> booleans() {
        Map<String, Boolean> map = new java.util.HashMap<>();
        for (String yes : "y Y yes Yes YES true True TRUE on On ON".split(" ", -1)) {
            map.put(yes, true);
        }
        for (String no : "n N no No NO false False FALSE off Off OFF".split(" ", -1)) {
            map.put(no, false);
        }
        return Map.copyOf(map);
    }
}
