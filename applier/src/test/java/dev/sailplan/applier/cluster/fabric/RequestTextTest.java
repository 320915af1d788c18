package dev.sailplan.applier.cluster.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.wire.json.JsonCodec;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class RequestTextTest {
    private static final JsonCodec JSON = new JsonCodec();

    @ParameterizedTest
    @ValueSource(ints = {0x7f, 0x80, 0x85, 0x9f, 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff})
    void what_yaml_takes_for_something_else_is_escaped_and_means_the_same(int codePoint) {
        Json value = Json.text("x " + Character.toString(codePoint) + " y");

        String text = RequestText.of(value);

        assertThat(text).matches("[ -~]*");
        assertThat(JSON.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "é ä 漢", "line\nbreak", "\uD83D\uDE00"})
    void everything_else_stays_as_it_is(String words) {
        assertThat(RequestText.of(Json.text(words))).isEqualTo(Json.text(words).canonical());
    }
}
