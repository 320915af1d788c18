package dev.sailplan.common.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ShortenedTest {
    @Test
    void what_fits_stays_as_it_is() {
        assertThat(Shortened.to(3, "abc")).isEqualTo("abc");
        assertThat(Shortened.to(3, "abcd")).isEqualTo("abc…");
        assertThat(Shortened.beginning(3, "abcd")).isEqualTo("abc");
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(Shortened.to(3, "ab🚀d")).isEqualTo("ab…");
        assertThat(Shortened.to(4, "ab🚀d")).isEqualTo("ab🚀…");
    }

    @Test
    void halves_that_stand_alone_are_replaced_and_pairs_are_not() {
        assertThat(SurrogateHalves.replaced("a\uD83D b 🚀\uDE80\uDE80"))
                .isEqualTo("a\uFFFD b 🚀\uFFFD\uFFFD");
        assertThat(SurrogateHalves.replaced("größer 🚀")).isEqualTo("größer 🚀");
    }
}
