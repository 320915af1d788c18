package dev.sailplan.applier.cluster.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {
    @Test
    void what_a_server_warns_of_is_read_as_it_was_meant() {
        assertThat(
                        Warnings.in(
                                List.of(
                                        "299 - \"policy/v1beta1 is deprecated\"",
                                        "299 kube \"use \\\"new\\\" instead\" \"Sun, 29 Nov 2026 09:00:00 GMT\"",
                                        "299 - \"one\", 299 - \"two\"",
                                        "299 - \"one\"")))
                .containsExactly(
                        "policy/v1beta1 is deprecated", "use \"new\" instead", "one", "two");
    }

    @Test
    void what_is_no_warning_of_an_api_server_is_passed_over() {
        assertThat(
                        Warnings.in(
                                List.of(
                                        "",
                                        "110 proxy \"response is stale\"",
                                        "299 - unquoted",
                                        "299 - \"open",
                                        "299 - \"  \"")))
                .isEmpty();
    }

    @Test
    void a_webhook_that_warns_without_end_is_cut_short() {
        // Given
        List<String> many =
                IntStream.range(0, 100)
                        .mapToObj(i -> "299 - \"" + i + "x".repeat(4000) + "\"")
                        .toList();

        // Then
        assertThat(Warnings.in(many)).hasSize(5).allMatch(text -> text.length() <= 301);
    }

    @Test
    void no_words_about_a_secret_are_repeated() {
        // Given
        Reply reply =
                new Reply(200, JsonObject.EMPTY, true, Optional.empty(), List.of("value hunter2"));

        // When
        WriteAnswer answer =
                new WriteReplies(Manifests.SECRET, new ObjectId("", "Secret", "shop", "key"))
                        .of(reply);

        // Then
        assertThat(((WriteAnswer.Stored) answer).warnings())
                .singleElement()
                .asString()
                .contains("warns")
                .doesNotContain("hunter2");
    }
}
