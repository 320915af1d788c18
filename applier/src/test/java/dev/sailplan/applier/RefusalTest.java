package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.deployment;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.OnlyInventory;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a release makes of an API server that refuses it.
class RefusalTest {
    private static final WriteAnswer NO_TOKEN = new WriteAnswer.Unauthorized("Unauthorized");
    private static final WriteAnswer FORBIDDEN = new WriteAnswer.Forbidden("is forbidden", false);
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster).hasty(time);
    private final AtomicInteger asked = new AtomicInteger();

    private static JsonObject map(String name, String color) {
        return configMap("default", name, "color", color);
    }

    private static JsonObject later(JsonObject manifest) {
        JsonObject wave = JsonObject.EMPTY.with("sailplan.dev/wave", Json.text("1"));
        return manifest.with("metadata", manifest.object("metadata").with("annotations", wave));
    }

    private String color(String name) {
        return cluster.live(id(map(name, "")))
                .flatMap(live -> live.object("data").text("color"))
                .orElse("none");
    }

    private void answering(WriteAnswer answer, String name, Write how) {
        cluster.answering((object, actual) ->
                answered(answer, object, object.name().equals(name) && actual == how));
    }

    private Optional<WriteAnswer> answered(WriteAnswer answer, ObjectId object, boolean meant) {
        if (object.namespace().equals("default")) {
            asked.incrementAndGet();
        }
        return meant ? Optional.of(answer) : Optional.empty();
    }

    @Test
    void without_a_valid_token_it_asks_about_no_further_object_and_waits_until_it_has_one() {
        // Given
        JsonObject[] all =
                IntStream.range(0, 200)
                        .mapToObj(i -> map("m" + i, "blue"))
                        .toArray(JsonObject[]::new);
        cluster.answering((object, _) -> answered(NO_TOKEN, object, true));
        int before = cluster.calls();

        // When
        rig.push(all);

        // Then: those that were under way, one request each
        assertThat(asked).hasValueLessThan(40);
        assertThat(cluster.calls() - before).isLessThan(80);
        assertThat(rig.outcomes()).isEmpty();
        assertThat(color("m0")).isEqualTo("none");
        assertThat(rig.lane().timers).containsKey("release");

        // When
        cluster.answering((_, _) -> Optional.empty());
        rig.wake("release");

        // Then
        assertThat(rig.last(Outcome.Applied.class).results()).hasSize(200);
    }

    @Test
    void a_token_that_ends_in_the_middle_ends_the_release_in_words() {
        // Given
        answering(NO_TOKEN, "a", Write.REAL);

        // When
        rig.apply(map("a", "blue"), deployment("default", "web", "web:1"));

        // Then
        Outcome.Failed failed = rig.last(Outcome.Failed.class);
        assertThat(failed.error()).contains("ConfigMap/a", "Unauthorized");
        assertThat(cluster.live(id(deployment("default", "web", "")))).isEmpty();
    }

    @Test
    void what_is_forbidden_for_one_object_keeps_all_from_being_written() {
        // Given
        answering(FORBIDDEN, "b", Write.DRY_RUN);

        // When
        rig.apply(map("a", "blue"), map("b", "blue"), map("c", "blue"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("ConfigMap/b", "is forbidden");
        assertThat(List.of(color("a"), color("b"), color("c"))).containsOnly("none");
    }

    private static Stream<WriteAnswer> refusals() {
        return Stream.of(FORBIDDEN, new WriteAnswer.Invalid(422, "blue is forbidden"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_is_refused_only_at_the_write_lets_no_later_wave_or_stage_begin(WriteAnswer refusal) {
        // Given
        answering(refusal, "a", Write.REAL);

        // When
        rig.apply(map("a", "blue"), later(map("b", "blue")), deployment("default", "web", "web:1"));

        // Then
        Outcome.Failed failed = rig.last(Outcome.Failed.class);
        assertThat(failed.error()).contains("ConfigMap/a", "is forbidden");
        assertThat(failed.results())
                .filteredOn(it -> it.done() instanceof Done.NotReached)
                .extracting(it -> it.effect().object().name())
                .containsExactlyInAnyOrder("b", "web");
        assertThat(color("b")).isEqualTo("none");
        assertThat(cluster.live(id(deployment("default", "web", "")))).isEmpty();
    }

    @Test
    void words_that_are_cut_amid_a_character_end_the_release_as_any_others() {
        // Given: with these the detail that is stored ends in the middle of one
        for (String words :
                List.of("x".repeat(3950) + "🚀".repeat(50), "x".repeat(3951) + "🚀".repeat(50))) {
            answering(new WriteAnswer.Invalid(422, words), "a", Write.DRY_RUN);

            // When
            rig.apply(map("a", "blue"));

            // Then
            assertThat(rig.last(Outcome.Failed.class).error()).contains("xxx");
        }
    }

    @Test
    void a_busy_server_is_asked_again_when_it_says_so() {
        // Given
        WriteAnswer busy =
                new WriteAnswer.Retryable(429, "busy", Optional.of(Duration.ofSeconds(2)));
        AtomicBoolean first = new AtomicBoolean(true);
        cluster.answering((object, _) -> answered(busy, object, first.getAndSet(false)));

        // When
        rig.apply(map("a", "blue"));

        // Then: the dry-run twice, the write once
        rig.last(Outcome.Applied.class);
        assertThat(asked).hasValue(3);
        assertThat(time.paused()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_server_that_stays_busy_makes_it_wait_as_state() {
        // Given
        WriteAnswer busy = new WriteAnswer.Retryable(503, "busy", Optional.empty());
        cluster.answering((object, _) -> answered(busy, object, true));

        // When
        rig.push(map("a", "blue"));

        // Then
        assertThat(asked).hasValue(8);
        assertThat(rig.outcomes()).isEmpty();
        assertThat(rig.lane().state().get("waiting/" + rig.application())).isPresent();
    }

    @Test
    void a_webhook_that_answers_no_dry_run_holds_what_it_guards() {
        // Given
        WriteAnswer blind =
                new WriteAnswer.WebhookUnavailable(
                        "w.example.com",
                        "admission webhook \"w.example.com\" does not support dry run");
        cluster.answering((object, how) -> answered(blind, object, how.isDryRun()));

        // When
        rig.apply(map("a", "blue"));

        // Then
        assertThat(rig.last(Outcome.Held.class).reasons())
                .singleElement()
                .asString()
                .contains("ConfigMap/a", "w.example.com", "no dry-run");
        assertThat(color("a")).isEqualTo("none");
    }

    private static Stream<WriteAnswer> answersThatMayFollowTheWrite() {
        return Stream.of(
                new WriteAnswer.Retryable(
                        503, "error trying to reach service: EOF", Optional.empty()),
                new WriteAnswer.WebhookUnavailable(
                        "example.com/v1", "conversion webhook for example.com/v1 failed: EOF"));
    }

    private boolean isOwned(String name) {
        return new OnlyInventory(cluster)
                .read()
                .canonical()
                .replace("\\", "")
                .contains("\"name\":\"" + name + "\"");
    }

    @ParameterizedTest
    @MethodSource("answersThatMayFollowTheWrite")
    void what_may_have_been_made_before_the_answer_was_lost_is_not_forgotten(WriteAnswer lost) {
        // Given
        answering(lost, "a", Write.REAL);

        // When
        rig.apply(map("a", "blue"), map("b", "blue"));

        // Then
        rig.last(Outcome.Failed.class);
        assertThat(isOwned("a")).isTrue();
    }

    private static Stream<WriteAnswer> answersOfThoseThatTurnItAway() {
        return Stream.of(
                new WriteAnswer.Retryable(429, "busy", Optional.empty()),
                new WriteAnswer.WebhookUnavailable("guard", "failed calling webhook \"guard\""),
                FORBIDDEN);
    }

    @ParameterizedTest
    @MethodSource("answersOfThoseThatTurnItAway")
    void what_was_certainly_not_made_is_forgotten(WriteAnswer refusal) {
        // Given
        answering(refusal, "a", Write.REAL);

        // When
        rig.apply(map("a", "blue"), map("b", "blue"));

        // Then
        rig.last(Outcome.Failed.class);
        assertThat(isOwned("a")).isFalse();
        assertThat(isOwned("b")).isTrue();
    }
}
