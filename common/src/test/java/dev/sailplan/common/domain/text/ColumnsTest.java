package dev.sailplan.common.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ColumnsTest {
    @Test
    void each_column_is_as_wide_as_its_widest_cell_and_no_line_ends_in_blanks() {
        assertThat(
                        Columns.aligned(
                                List.of(
                                        List.of("APP", "PLAN", "WHY"),
                                        List.of("shop@prod", "#4", ""),
                                        List.of("web", "#1234", "held"))))
                .containsExactly(
                        "APP        PLAN   WHY", "shop@prod  #4", "web        #1234  held");
    }

    @Test
    void no_cell_steers_the_terminal_or_makes_a_second_line() {
        assertThat(Columns.aligned(List.of(List.of("\u001b[2J", "a\nb\tc"))))
                .containsExactly("\uFFFD[2J  a\uFFFDb c");
    }

    @Test
    void without_rows_there_are_no_lines() {
        assertThat(Columns.aligned(List.of())).isEmpty();
    }
}
