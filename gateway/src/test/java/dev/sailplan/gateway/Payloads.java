package dev.sailplan.gateway;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Webhook bodies with every member that the hosts' published schemas require, and invented values.
public final class Payloads {
    public static final String ZERO = "0".repeat(40);
    public static final String ONE = "1".repeat(40);
    public static final String TWO = "2".repeat(40);

    /// The address of the repository that every payload is of.
    public static final String ADDRESS = "https://git.example.com/acme/shop.git";

    private static final JsonCodec JSON = new JsonCodec();

    private Payloads() {}

    public static JsonObject read(String name) {
        try (var in = Payloads.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return JSON.object(java.util.Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Json payload) {
        return JSON.bytes(payload);
    }

    public static JsonObject githubPush(String ref, String before, String after) {
        return move(read("github-push"), ref, before, after);
    }

    public static JsonObject gitlabPush(String ref, String before, String after) {
        return move(read("gitlab-push"), ref, before, after);
    }

    public static JsonObject giteaPush(String ref, String before, String after) {
        return move(read("gitea-push"), ref, before, after);
    }

    /// A copy in which the member at the path is another value.
    public static JsonObject with(JsonObject payload, List<String> path, Json value) {
        String name = path.getFirst();
        return payload.with(
                name,
                path.size() == 1
                        ? value
                        : with(payload.object(name), path.subList(1, path.size()), value));
    }

    private static JsonObject move(JsonObject push, String ref, String before, String after) {
        return push.with("ref", Json.text(ref))
                .with("before", Json.text(before))
                .with("after", Json.text(after));
    }
}
