package dev.sailplan.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonArray;
import dev.sailplan.common.domain.json.Json.JsonNull;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.gateway.Payloads;
import dev.sailplan.gateway.hook.HookDecision.Accepted;
import dev.sailplan.gateway.hook.HookDecision.Rejected;
import dev.sailplan.gateway.hook.HookDecision.Uninteresting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of every payload, replaced by everything that it must not be.
final class HostilePayloadTest {
    private static final List<Json> INTRUDERS =
            List.of(
                    new JsonNull(),
                    Json.text(""),
                    Json.text("x"),
                    Json.number(-1),
                    new Json.JsonNumber(new BigDecimal("1e300")),
                    new Json.JsonNumber(new BigDecimal("0.5")),
                    Json.bool(true),
                    Json.array(List.of()),
                    Json.array(List.of(Json.text("x"))),
                    JsonObject.EMPTY,
                    Json.object(Map.of("x", new JsonNull())));

    static Stream<Arguments> payloads() {
        return Stream.of(
                github("github-push", "push"),
                github("github-ping", "ping"),
                github("github-create", "create"),
                github("github-pull-request", "pull_request"),
                github("github-pull-request-merged", "pull_request"),
                gitlab("gitlab-push", "Push Hook"),
                gitlab("gitlab-tag-push", "Tag Push Hook"),
                gitlab("gitlab-merge-request", "Merge Request Hook"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void anything_in_place_of_any_field_is_refused_or_passed_over_and_never_a_crash(
            String name, Function<Json, HookDecision> decide) {
        // Given
        JsonObject payload = Payloads.read(name);

        // When
        List<HookDecision> decisions =
                paths(payload, List.of()).stream()
                        .flatMap(path ->
                                INTRUDERS.stream()
                                        .map(value -> Payloads.with(payload, path, value)))
                        .map(decide)
                        .toList();

        // Then
        assertThat(decisions).hasSizeGreaterThan(100).allSatisfy(HostilePayloadTest::known);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void a_payload_that_is_no_object_is_refused(String name, Function<Json, HookDecision> decide) {
        assertThat(INTRUDERS)
                .filteredOn(value -> !(value instanceof JsonObject))
                .map(decide)
                .allSatisfy(decision -> assertThat(decision).isInstanceOf(Rejected.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void no_field_at_all_is_no_crash(String name, Function<Json, HookDecision> decide) {
        // Given
        JsonObject payload = Payloads.read(name);

        // Then
        assertThat(payload.members().keySet())
                .allSatisfy(field -> known(decide.apply(payload.without(field))));
        known(decide.apply(emptied(payload)));
        known(decide.apply(JsonObject.EMPTY));
    }

    private static void known(HookDecision decision) {
        switch (decision) {
            case Accepted(var events) -> assertThat(events).hasSize(1);
            case Rejected(var status, var why) -> {
                assertThat(status).isEqualTo(400);
                assertThat(why).isNotBlank();
            }
            case Uninteresting(var why) -> assertThat(why).isNotBlank();
        }
    }

    private static Json emptied(Json value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject copy = object;
                for (var member : object.members().entrySet()) {
                    copy = copy.with(member.getKey(), emptied(member.getValue()));
                }
                yield copy;
            }
            case JsonArray _ -> Json.array(List.of());
            case Json.JsonText _, Json.JsonNumber _, Json.JsonBoolean _, JsonNull _ ->
                    new JsonNull();
        };
    }

    private static List<List<String>> paths(JsonObject object, List<String> prefix) {
        List<List<String>> found = new ArrayList<>();
        object.members()
                .forEach((name, value) -> {
                    List<String> path = new ArrayList<>(prefix);
                    path.add(name);
                    found.add(path);
                    if (value instanceof JsonObject inner) {
                        found.addAll(paths(inner, path));
                    }
                });
        return found;
    }

    private static Arguments github(String name, String event) {
        Function<Json, HookDecision> decide = body -> Requests.github(event, body);
        return Arguments.of(name, decide);
    }

    private static Arguments gitlab(String name, String event) {
        Function<Json, HookDecision> decide = body -> Requests.gitlab(event, body);
        return Arguments.of(name, decide);
    }
}
