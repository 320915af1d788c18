package dev.sailplan.common.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class PlainTextTest {
    @Test
    void makes_visible_what_would_steer_a_terminal_or_turn_the_text() {
        assertThat(PlainText.line("a\u001b[31mb\u0007\u009bc\r\u202Ed\u2066\u2028e"))
                .isEqualTo("a�[31mb��c��d��e");
    }

    @Test
    void leaves_words_of_every_language_and_emoji_alone() {
        String text = "⛵ größer → 日本語 עברית 👩\u200D🚀";
        assertThat(PlainText.line(text)).isEqualTo(text);
        assertThat(PlainText.line("a\tb")).isEqualTo("a b");
    }

    @Test
    void keeps_the_lines_of_a_longer_text_apart() {
        assertThat(PlainText.lines("one\ntwo\u001b[2J\r\nthree")).isEqualTo("one\ntwo�[2J\nthree");
    }
}
