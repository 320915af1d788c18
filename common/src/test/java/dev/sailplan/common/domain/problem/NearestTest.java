package dev.sailplan.common.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void finds_a_name_that_is_a_slip_away() {
        assertThat(Nearest.to("replicaz", List.of("replicas", "selector"))).contains("replicas");
        assertThat(Nearest.to("deployment", List.of("Deployment"))).contains("Deployment");
        assertThat(Nearest.to("purne", List.of("prune", "drift"))).contains("prune");
        assertThat(Nearest.to("deletionpercent", List.of("deletionPercent")))
                .contains("deletionPercent");
    }

    @Test
    void guesses_nothing_from_afar() {
        assertThat(Nearest.to("widget", List.of("Deployment", "Job"))).isEmpty();
        assertThat(Nearest.to("colour", List.of("prune", "drift", "deletionPercent"))).isEmpty();
        assertThat(Nearest.to("x".repeat(100), List.of("x".repeat(99)))).isEmpty();
    }
}
