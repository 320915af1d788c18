package dev.sailplan.common.log.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CursorTest {
    @Test
    void covers_what_was_finished_out_of_turn_and_not_what_was_passed_over() {
        // When
        Cursor cursor = Cursor.NONE.finish("t", List.of(3L, 7L), OptionalLong.of(5));

        // Then
        assertThat(cursor.covers("t", 3)).isTrue();
        assertThat(cursor.covers("t", 5)).isFalse();
        assertThat(cursor.covers("t", 7)).isTrue();
        assertThat(cursor.covers("another", 3)).isFalse();
        assertThat(cursor.payload().text()).isEqualTo("t 3 7");
    }

    @Test
    void closes_the_gap_once_it_is_finished() {
        Cursor cursor =
                Cursor.NONE
                        .finish("t", List.of(3L, 7L), OptionalLong.of(5))
                        .finish("t", List.of(5L), OptionalLong.of(9));
        assertThat(cursor.payload().text()).isEqualTo("t 7");
    }

    @Test
    void reads_what_it_wrote() {
        Cursor cursor =
                Cursor.NONE
                        .finish("t", List.of(3L, 7L, 8L), OptionalLong.of(5))
                        .finish("u", List.of(1L), OptionalLong.empty());
        assertThat(Cursor.parse(cursor.payload())).isEqualTo(cursor);
    }

    @Test
    void covers_exactly_what_was_finished_whatever_the_order() {
        for (int seed = 0; seed < 300; seed++) {
            // Given
            Random random = new Random(seed);
            TreeSet<Long> open = new TreeSet<>();
            TreeSet<Long> finished = new TreeSet<>();
            Cursor cursor = Cursor.NONE;

            // When
            for (long offset = 0; offset < 30; offset++) {
                open.add(offset);
                if (random.nextInt(3) == 0) {
                    TreeSet<Long> done = new TreeSet<>(List.of(open.first()));
                    open.stream().filter(_ -> random.nextInt(3) == 0).forEach(done::add);
                    open.removeAll(done);
                    finished.addAll(done);
                    OptionalLong oldest = open.stream().mapToLong(it -> it).min();
                    cursor = cursor.finish("t", done, oldest);
                }
            }

            // Then
            for (long offset = 0; offset < 30; offset++) {
                assertThat(cursor.covers("t", offset)).isEqualTo(finished.contains(offset));
            }
        }
    }

    @Test
    void is_within_a_floor_that_reaches_as_far_or_whose_topics_are_others() {
        Cursor cursor = Cursor.NONE.finish("t", List.of(3L, 7L), OptionalLong.of(5));
        assertThat(cursor.within(Cursor.before(Map.of("t", 8L)))).isTrue();
        assertThat(cursor.within(Cursor.before(Map.of("t", 7L)))).isFalse();
        assertThat(cursor.within(Cursor.before(Map.of("new", 0L)))).isTrue();
    }
}
