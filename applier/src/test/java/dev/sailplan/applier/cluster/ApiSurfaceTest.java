package dev.sailplan.applier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.ApiSurface.GroupVersion;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiSurfaceTest {
    private static final ApiKind POD = new ApiKind("", "v1", "Pod", "pods", true);
    private static final ApiKind METRIC = new ApiKind("m.io", "v1", "Metric", "metrics", true);
    private static final GroupVersion CORE = new GroupVersion("", "v1", List.of(POD), false);
    private static final GroupVersion METRICS =
            new GroupVersion("m.io", "v1", List.of(METRIC), false);
    private static final GroupVersion SILENT = new GroupVersion("m.io", "v1", List.of(), true);

    @Test
    void what_is_silent_has_the_kinds_that_it_had_and_is_called_stale() {
        ApiSurface now = new ApiSurface(List.of(SILENT, CORE));

        ApiSurface kept = now.remembering(new ApiSurface(List.of(METRICS, CORE)));

        assertThat(kept.kinds()).containsExactly(METRIC, POD);
        assertThat(kept.stale()).containsExactly("m.io/v1");
        assertThat(kept.silent()).isEmpty();
        assertThat(now.remembering(kept)).as("and again").isEqualTo(kept);
    }

    @Test
    void what_is_listed_no_more_is_gone() {
        ApiSurface now = new ApiSurface(List.of(CORE));

        assertThat(now.remembering(new ApiSurface(List.of(METRICS, CORE)))).isEqualTo(now);
    }

    @Test
    void what_was_never_known_may_be_anything_of_its_group() {
        ApiSurface now = new ApiSurface(List.of(SILENT, CORE)).remembering(ApiSurface.NONE);

        assertThat(now.silent()).containsExactly("m.io/v1");
        assertThat(now.mayServe("m.io", "Metric")).isTrue();
        assertThat(now.mayServe("", "Metric")).isFalse();
    }

    @Test
    void what_one_group_version_has_now_takes_its_place_or_comes_last() {
        ApiSurface all = new ApiSurface(List.of(SILENT, CORE)).with(METRICS);

        assertThat(all.groupVersions()).containsExactly(METRICS, CORE);
        assertThat(new ApiSurface(List.of(CORE)).with(METRICS).groupVersions())
                .containsExactly(CORE, METRICS);
    }
}
