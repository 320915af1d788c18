package dev.sailplan.planner.git.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.Test;

class PackCheckerTest {
    private static final int MOST = 1_000_000;
    private final TransferMemory held = new TransferMemory(MOST);
    private final List<byte[]> kept = new ArrayList<>();

    private void brings(PackChecker checker, int objects, int size) throws CorruptObjectException {
        for (int i = 0; i < objects; i++) {
            byte[] content = new byte[size];
            kept.add(content);
            checker.check(null, Constants.OBJ_BLOB, content);
        }
    }

    @Test
    void objects_are_held_within_a_quarter_of_the_memory() {
        // Given
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        MirrorBudget vast = new MirrorBudget(1L << 50, 1, Duration.ofSeconds(1));

        // Then
        assertThat(vast.heldBytes()).isEqualTo(quarter);
        assertThat(MirrorBudget.STANDARD.heldBytes()).isLessThanOrEqualTo(quarter);
        assertThat(MirrorBudget.STANDARD.objects()).isLessThanOrEqualTo(quarter / 100);
    }

    @Test
    void they_are_counted_soon_after_the_limit() {
        try (PackChecker checker = new PackChecker(held)) {
            assertThatThrownBy(() -> brings(checker, 160, 10_000))
                    .isInstanceOf(PackTooLarge.class)
                    .hasMessageContaining("more than 1,000,000 bytes");
        }
    }

    @Test
    void small_ones_count_for_what_remembering_them_takes() {
        try (PackChecker checker = new PackChecker(held)) {
            assertThatThrownBy(() -> brings(checker, 20_000, 0)).isInstanceOf(PackTooLarge.class);
        }
    }

    @Test
    void where_the_collector_does_nothing_nobody_is_refused() {
        try (PackChecker checker = new PackChecker(held, () -> {})) {
            assertThatCode(() -> brings(checker, 500, 10_000)).doesNotThrowAnyException();
        }
    }

    @Test
    void transfers_share_the_memory_and_who_holds_more_than_a_part_is_tried_again()
            throws CorruptObjectException {
        PackChecker first = new PackChecker(held);
        try (PackChecker second = new PackChecker(held)) {
            // Given
            brings(first, 80, 10_000);

            // Then
            assertThatThrownBy(() -> brings(second, 80, 10_000))
                    .isInstanceOf(CorruptObjectException.class)
                    .isNotInstanceOf(PackTooLarge.class)
                    .satisfies(e -> assertThat(ContentFault.in(e)).isEmpty())
                    .hasMessageContaining("other transfers need the memory");
            first.close();
            assertThatCode(() -> brings(second, 5, 10_000)).doesNotThrowAnyException();
        }
    }
}
