package dev.sailplan.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Damages payloads: truncated, retyped, nested, oversized, re-encoded, garbled, spliced, with members more and less.
final class Mutations {
    /// Values that are no JSON, or that steer a terminal or a program.
    private static final List<String> ODD =
            List.of(
                    "\"\u0001\\u0000\\u001b[2J\"",
                    "\"\\ud800\"",
                    "\"\\x\"",
                    "'single'",
                    "undefined",
                    "\ufeff\"x\"",
                    "\"\u202e\u0085\"",
                    "/* c */ 1",
                    "01",
                    "+1",
                    ".5",
                    "1.",
                    "tru",
                    "[1,]",
                    "{,}",
                    "{\"a\":1,\"a\":2}",
                    "\"a\nb\"",
                    "[[[[",
                    "}}}}",
                    "");

    private final Random random;
    private byte[] last = {};

    Mutations(Random random) {
        this.random = random;
    }

    byte[] mutate(JsonObject payload) {
        return switch (random.nextInt(16)) {
            case 0 -> truncated(Payloads.bytes(payload));
            case 1 -> garbled(Payloads.bytes(payload));
            case 2 -> reencoded(payload);
            case 3 -> repeated(payload);
            case 4 -> Payloads.bytes(replaced(payload, Json.text("x".repeat(length()))));
            case 5 -> Payloads.bytes(replaced(payload, nested(random.nextInt(200))));
            case 6 -> deep(payload, random.nextInt(5_000));
            case 7 -> with(payload, "\"size\":" + number());
            case 8 -> instead(payload, number());
            case 9 -> instead(payload, ODD.get(random.nextInt(ODD.size())));
            case 10 -> Payloads.bytes(without(payload));
            case 11 -> Payloads.bytes(listed(payload));
            case 12 -> spliced(Payloads.bytes(payload));
            case 13 -> gzipped(Payloads.bytes(payload));
            case 14 -> payload.with("extra", payload).canonical().getBytes(UTF_8);
            default -> Payloads.bytes(replaced(replaced(payload, scalar()), scalar()));
        };
    }

    /// The body of a form around it, which is damaged too now and then.
    byte[] form(byte[] json) {
        String encoded = URLEncoder.encode(new String(json, ISO_8859_1), ISO_8859_1);
        String form = "payload=" + encoded;
        return (switch (random.nextInt(12)) {
                    case 0 -> form.substring(0, random.nextInt(form.length()));
                    case 1 -> form + "&" + form;
                    case 2 -> "a=b&" + form + "&&=&%zz=%";
                    case 3 -> form + "%" + (char) random.nextInt(256);
                    case 4 -> encoded;
                    default -> form;
                })
                .getBytes(ISO_8859_1);
    }

    private int length() {
        return random.nextInt(random.nextInt(16) == 0 ? 200_000 : 3_000);
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> "1e999999999";
            case 1 -> "-1e-999999999";
            case 2 -> "9".repeat(1 + random.nextInt(3_000));
            case 3 -> "0." + "1".repeat(1 + random.nextInt(3_000));
            case 4 -> "NaN";
            default -> "0x" + Long.toHexString(random.nextLong());
        };
    }

    /// With a first member more.
    private static byte[] with(JsonObject payload, String member) {
        String text = new String(Payloads.bytes(payload), UTF_8);
        return ("{" + member + "," + text.substring(1)).getBytes(UTF_8);
    }

    /// With a text in place of a value that need not be JSON.
    private byte[] instead(JsonObject payload, String value) {
        String mark = "here it goes";
        String text = new String(Payloads.bytes(replaced(payload, Json.text(mark))), UTF_8);
        return text.replace('"' + mark + '"', value).getBytes(UTF_8);
    }

    private JsonObject without(JsonObject object) {
        String name = name(object);
        return object.members().get(name) instanceof JsonObject inner && random.nextInt(4) > 0
                ? object.with(name, without(inner))
                : object.without(name);
    }

    private JsonObject listed(JsonObject object) {
        String name = name(object);
        Json value = object.members().getOrDefault(name, new JsonNull());
        return value instanceof JsonObject inner && random.nextBoolean()
                ? object.with(name, listed(inner))
                : object.with(name, Json.array(List.of(value, value)));
    }

    private String name(JsonObject object) {
        List<String> names = List.copyOf(object.members().keySet());
        return names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
    }

    /// The beginning of one body and the end of another.
    private byte[] spliced(byte[] body) {
        byte[] before = last.length == 0 ? body : last;
        last = body;
        int cut = random.nextInt(before.length);
        byte[] spliced = Arrays.copyOf(before, cut + body.length);
        int from = random.nextInt(body.length);
        System.arraycopy(body, from, spliced, cut, body.length - from);
        return Arrays.copyOf(spliced, cut + body.length - from);
    }

    private static byte[] gzipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
