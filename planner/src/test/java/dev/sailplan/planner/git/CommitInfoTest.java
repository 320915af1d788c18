package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.CommitId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommitInfoTest {
    @Test
    void a_title_and_an_author_neither_steer_nor_turn_the_text_around_them() {
        // When
        CommitInfo info = info("fix\u001b[2J \u202Egnp.exe\u2066\u009b\n", "\u200ELee\u0007");

        // Then
        assertThat(info.title()).isEqualTo("fix [2J  gnp.exe");
        assertThat(info.author()).isEqualTo("Lee");
    }

    @Test
    void a_long_title_is_cut_without_half_a_character() {
        assertThat(info("x".repeat(199) + "😀", "Lee").title()).isEqualTo("x".repeat(199));
    }

    private static CommitInfo info(String title, String author) {
        return new CommitInfo(new CommitId("a".repeat(40)), title, author, Instant.EPOCH);
    }
}
