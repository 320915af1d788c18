package dev.sailplan.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Damages payloads: truncated, retyped, nested, oversized, re-encoded, garbled.
final class Mutations {
    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] mutate(JsonObject payload) {
        return switch (random.nextInt(8)) {
            case 0 -> truncated(Payloads.bytes(payload));
            case 1 -> garbled(Payloads.bytes(payload));
            case 2 -> reencoded(payload);
            case 3 -> repeated(payload);
            case 4 ->
                    Payloads.bytes(
                            replaced(payload, Json.text("x".repeat(random.nextInt(200_000)))));
            case 5 -> Payloads.bytes(replaced(payload, nested(random.nextInt(200))));
            case 6 -> deep(payload, random.nextInt(5_000));
            default -> Payloads.bytes(replaced(replaced(payload, scalar()), scalar()));
        };
    }

    private byte[] truncated(byte[] body) {
        return Arrays.copyOf(body, random.nextInt(body.length));
    }

    private byte[] garbled(byte[] body) {
        for (int i = random.nextInt(8); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private byte[] reencoded(JsonObject payload) {
        Charset charset =
                List.of(UTF_16, UTF_16LE, ISO_8859_1, Charset.forName("UTF-32"))
                        .get(random.nextInt(4));
        String mark = random.nextBoolean() ? "\ufeff" : "";
        return (mark + new String(Payloads.bytes(payload), UTF_8)).getBytes(charset);
    }

    /// Every member twice, the second time with another value.
    private byte[] repeated(JsonObject payload) {
        String text = new String(Payloads.bytes(payload), UTF_8);
        String again = new String(Payloads.bytes(replaced(payload, scalar())), UTF_8);
        return (text.substring(0, text.length() - 1) + "," + again.substring(1)).getBytes(UTF_8);
    }

    private static byte[] deep(JsonObject payload, int depth) {
        String text = new String(Payloads.bytes(payload), UTF_8);
        return ("{\"a\":".repeat(depth) + text + "}".repeat(depth)).getBytes(UTF_8);
    }

    private static Json nested(int depth) {
        Json value = new JsonNull();
        for (int i = 0; i < depth; i++) {
            value = Json.array(List.of(value));
        }
        return value;
    }

    private Json scalar() {
        return switch (random.nextInt(6)) {
            case 0 -> new JsonNull();
            case 1 -> Json.text("\ud800\u0000../..");
            case 2 -> Json.number(random.nextLong());
            case 3 -> Json.bool(random.nextBoolean());
            case 4 -> Json.array(List.of());
            default -> JsonObject.EMPTY;
        };
    }

    private JsonObject replaced(JsonObject object, Json value) {
        List<String> names = new ArrayList<>(object.members().keySet());
        if (names.isEmpty()) {
            return object;
        }
        String name = names.get(random.nextInt(names.size()));
        Json next =
                object.members().get(name) instanceof JsonObject inner && random.nextInt(4) > 0
                        ? replaced(inner, value)
                        : value;
        return object.with(name, next);
    }
}
