package dev.sailplan.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ByteBudgetTest {
    private static final int MIB = 1 << 20;

    private final ByteBudget budget =
            new ByteBudget(new IntakeLimits.Bodies(2 * MIB, MIB, 8 * MIB, 4 * MIB));

    @Test
    void large_bodies_of_one_repository_leave_room_for_those_of_another() {
        // Given
        assertThat(budget.open("a").growTo(2 * MIB)).isTrue();
        assertThat(budget.open("a").growTo(2 * MIB)).isTrue();

        // Then
        assertThat(budget.open("a").growTo(2 * MIB)).isFalse();
        assertThat(budget.open("b").growTo(2 * MIB)).isTrue();
    }

    @Test
    void small_bodies_pass_when_large_ones_do_not() {
        // Given
        for (String repository : new String[] {"a", "a", "b", "b"}) {
            assertThat(budget.open(repository).growTo(2 * MIB)).isTrue();
        }

        // Then
        assertThat(budget.open("c").growTo(2 * MIB)).isFalse();
        assertThat(budget.open("a").growTo(ByteBudget.SMALL)).isTrue();
    }

    @Test
    void what_was_taken_is_given_back() {
        // Given
        ByteBudget.Share share = budget.open("a");
        share.growTo(1000);
        share.growTo(500);
        share.growTo(2000);
        assertThat(budget.held()).isEqualTo(2000);

        // When
        share.close();
        share.close();

        // Then
        assertThat(budget.held()).isZero();
    }

    @Test
    void a_budget_that_holds_no_whole_body_is_refused() {
        assertThatThrownBy(() -> new IntakeLimits.Bodies(2 * MIB, MIB, 8 * MIB, MIB))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
