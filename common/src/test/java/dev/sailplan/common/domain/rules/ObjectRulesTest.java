package dev.sailplan.common.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.rules.ObjectRules.Hook;
import dev.sailplan.common.domain.rules.ObjectRules.Misuse;
import dev.sailplan.common.domain.rules.ObjectRules.Pruning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectRulesTest {
    private static JsonObject annotated(String key, Json value) {
        JsonObject annotations = JsonObject.EMPTY.with(key, value);
        return JsonObject.EMPTY.with("metadata", JsonObject.EMPTY.with("annotations", annotations));
    }

    @Test
    void what_is_said_in_its_language_is_a_rule() {
        assertThat(ObjectRules.of(annotated("sailplan.dev/wave", Json.text(" -3 "))).waveOrZero())
                .isEqualTo(-3);
        assertThat(ObjectRules.of(annotated("sailplan.dev/prune", Json.text("disabled"))).prune())
                .isEqualTo(Pruning.DISABLED);
        assertThat(ObjectRules.of(annotated("sailplan.dev/hook", Json.text("after"))).hook())
                .contains(Hook.AFTER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wave | one | must be a whole number of at most six digits, such as \"5\"",
                "wave | 1234567 | must be a whole number of at most six digits, such as \"5\"",
                "prune | disable | must be disabled or first; did you mean disabled?",
                "replace | true | must be allowed",
                "hook | PreSync | must be after or before",
            })
    void a_value_that_can_not_be_understood_is_misuse_and_is_not_quoted(
            String name, String value, String message) {
        // When
        JsonObject object = annotated("sailplan.dev/" + name, Json.text(value));

        // Then
        assertThat(ObjectRules.parse(object).misuses())
                .containsExactly(new Misuse("sailplan.dev/" + name, false, message));
    }

    @Test
    void an_unknown_key_is_told_with_the_one_that_was_meant() {
        assertThat(ObjectRules.parse(annotated("sailplan.dev/weave", Json.text("1"))).misuses())
                .containsExactly(
                        new Misuse(
                                "sailplan.dev/weave",
                                true,
                                "is no annotation of Sailplan; did you mean sailplan.dev/wave?"));
        assertThat(ObjectRules.parse(annotated("sailplan.dev/x", Json.text("1"))).misuses())
                .extracting(Misuse::message)
                .containsExactly(
                        "is no annotation of Sailplan; sailplan.dev/ has hook, prune,"
                                + " replace, run, wave");
    }

    @Test
    void annotations_of_others_are_none_of_ours() {
        assertThat(ObjectRules.parse(annotated("example.org/wave", Json.text("x"))).misuses())
                .isEmpty();
    }
}
