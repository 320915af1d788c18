package dev.sailplan.common.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ControlCharactersTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, '\n', 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x200B, 0x200E, 0x202E, 0x2028,
                0x2029, 0x2066, 0xFEFF, 0xD800, 0xE0041
            })
    void what_steers_is_replaced(int c) {
        assertThat(ControlCharacters.replaced("a" + Character.toString(c) + "b", "?"))
                .isEqualTo("a?b");
    }

    @Test
    void words_of_every_language_and_emoji_stay() {
        String text = "größer → 日本語 עברית می\u200Cخواهم 👩\u200D🚀";
        assertThat(ControlCharacters.replaced(text, "?")).isEqualTo(text);
    }
}
