package dev.sailplan.common.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class JsonParserTest {

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
                "12345678901234567890 | 12345678901234567890",
            })
    void reads_what_rfc_8259_allows(String text, String canonical) {
        assertThat(JsonParser.parse(text).canonical()).isEqualTo(canonical);
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
                "NaN"
            })
    void refuses_everything_else(String text) {
        assertThatThrownBy(() -> JsonParser.parse(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void refuses_nesting_that_would_exhaust_the_stack() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> JsonParser.parse(deep)).hasMessageContaining("nested more than");
    }

    @Test
    void says_where_and_never_quotes() {
        assertThatThrownBy(() -> JsonParser.parse("{\"password\":hunter2}"))
                .hasMessage("an unexpected character at character 13");
    }
}
