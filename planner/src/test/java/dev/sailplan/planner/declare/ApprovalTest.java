package dev.sailplan.planner.declare;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ApprovalTest {
    @Test
    void goes_into_digests_by_these_words() {
        assertThat(new Approval(true, 2).canonical())
                .isEqualTo("Approval[pullRequest=true, reviews=2]");
        assertThat(Approval.NONE.canonical()).isEqualTo("Approval[pullRequest=false, reviews=0]");
    }
}
