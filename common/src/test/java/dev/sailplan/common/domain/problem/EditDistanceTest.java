package dev.sailplan.common.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class EditDistanceTest {
    @Test
    void counts_letters_changed_added_and_taken_away() {
        assertThat(EditDistance.ignoringCase("replicas", "replicas")).isZero();
        assertThat(EditDistance.ignoringCase("replicaz", "replicas")).isOne();
        assertThat(EditDistance.ignoringCase("replica", "replicas")).isOne();
        assertThat(EditDistance.ignoringCase("", "abc")).isEqualTo(3);
    }

    @Test
    void counts_two_neighbours_that_are_swapped_as_one_slip() {
        assertThat(EditDistance.ignoringCase("purne", "prune")).isOne();
        assertThat(EditDistance.ignoringCase("ba", "ab")).isOne();
        assertThat(EditDistance.ignoringCase("bca", "abc")).isEqualTo(2);
    }

    @Test
    void takes_upper_and_lower_case_as_the_same() {
        assertThat(EditDistance.ignoringCase("deploymentSpec", "DeploymentSPEC")).isZero();
    }
}
