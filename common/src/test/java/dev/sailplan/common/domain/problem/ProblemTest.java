package dev.sailplan.common.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ProblemTest {
    private static final SourceLocation AT = new SourceLocation("f", 1, 1);

    @Test
    void holds_nothing_that_steers_a_terminal() {
        assertThat(new Problem(AT, "'\u001b[2J\u202e\r\n\ud800' é 😀").message())
                .isEqualTo("'?[2J????' é 😀");
    }

    @Test
    void is_short_whatever_it_quotes() {
        assertThat(new Problem(AT, "x".repeat(100_000)).message()).hasSize(601).endsWith("…");
    }
}
