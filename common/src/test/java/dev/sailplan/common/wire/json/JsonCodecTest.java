package dev.sailplan.common.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class JsonCodecTest {
    private static final int PAIRS = 16;
    private static final JsonCodec STRANGERS = new JsonCodec();
    private static final JsonCodec API_SERVER = JsonCodec.ofApiServer();

    static List<JsonCodec> readers() {
        return List.of(STRANGERS, API_SERVER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " {\"b\" : [1, 2.50, -3e2], \"a\" : null } | {\"a\":null,\"b\":[1,2.5,-300]}",
                "\"\\u00e9\\n\\\"\\\\\\/\" | \"é\\n\\\"\\\\/\"",
                "[] | []",
                "{} | {}",
                "true | true",
                "null | null",
                "12345678901234567890 | 12345678901234567890",
            })
    void reads_what_rfc_8259_allows(String text, String canonical) {
        assertThat(STRANGERS.parse(text).canonical()).isEqualTo(canonical);
        assertThat(STRANGERS.parse(bytes(text)).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "1.",
                "+1",
                "nul",
                "'a'",
                "{a:1}",
                "1 2",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\u００４１\"",
                "\"\t\"",
                "{\"a\":1,\"a\":2}",
                "1e9999",
                "1e-9999",
                "1e2147483648",
                "NaN",
                "Infinity",
                "/**/1"
            })
    void refuses_everything_else(String text) {
        assertThatThrownBy(() -> STRANGERS.parse(text)).isInstanceOf(UnreadableJson.class);
        assertThatThrownBy(() -> STRANGERS.parse(bytes(text))).isInstanceOf(UnreadableJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x \u0085 y", "a \u2028 b \u2029", "\uD83D\uDE00", "half \uD83D of it"})
    void strings_stay_as_they_are(String words) {
        Json value = Json.text(words);

        assertThat(STRANGERS.parse(value.canonical())).isEqualTo(value);
        assertThat(STRANGERS.parse("\"" + escaped(words) + "\"")).isEqualTo(value);
    }

    private static String escaped(String words) {
        return words.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("readers")
    void refuses_nesting_that_would_exhaust_the_stack(JsonCodec reader) {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> reader.parse(deep)).isInstanceOf(UnreadableJson.class);
        assertThatThrownBy(() -> reader.parse(bytes(deep))).isInstanceOf(UnreadableJson.class);
    }

    @Test
    void refuses_a_text_that_begins_with_a_mark_of_order() {
        assertThatThrownBy(() -> STRANGERS.parse("\uFEFF1")).isInstanceOf(UnreadableJson.class);
    }

    @Test
    void refuses_a_number_that_takes_long_to_read() {
        assertThatThrownBy(() -> STRANGERS.parse("1".repeat(401)))
                .isInstanceOf(UnreadableJson.class);
    }

    @Test
    void reads_more_values_from_an_api_server_than_from_a_stranger() {
        // Given
        byte[] many = bytes("{\"a\":[" + "{},".repeat(1_000_000) + "{}]}");

        // Then
        assertThat(API_SERVER.object(many).array("a")).hasSize(1_000_001);
        assertThatThrownBy(() -> STRANGERS.object(many)).isInstanceOf(UnreadableJson.class);
    }

    @Test
    void never_quotes_what_it_found() {
        assertThatThrownBy(() -> STRANGERS.parse("{\"password\":hunter2}"))
                .hasMessage("not the expected JSON");
    }

    @ParameterizedTest
    @MethodSource("readers")
    void names_that_collide_in_one_text_make_no_later_one_unreadable(JsonCodec reader) {
        // Given
        for (int names = 200; names <= 6000; names += 200) {
            assertThat(reader.object(bytes(colliding(names))).members()).hasSize(names);
        }

        // Then
        for (int i = 0; i < 1000; i++) {
            String name = "field_" + Integer.toString(i * 7919, 36);
            assertThat(reader.object(bytes("{\"" + name + "\":1}")).get(name))
                    .isEqualTo(Optional.of(Json.number(1)));
        }
    }

    /// All of one hash, in Java's strings as in the tables of parsers.
    private static String colliding(int names) {
        return IntStream.range(0, names)
                .mapToObj(i -> "\"" + name(i) + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// Neighbours differ at their ends only: where they differ earlier, a parser's own hash tells them apart.
    private static String name(int number) {
        return IntStream.range(0, PAIRS)
                .mapToObj(bit -> (number >> (PAIRS - 1 - bit) & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
