package dev.sailplan.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.outcome.Outcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FoundationTest {
    private final AtomicInteger discoveries = new AtomicInteger();
    private final FakeCluster cluster =
            new FakeCluster().whenAskedForKinds(discoveries::incrementAndGet);
    private final Rig rig = new Rig("kinds", cluster).hasty(new HastyTime());

    @Test
    void a_definition_that_is_not_served_is_asked_about_ever_less_often() {
        // Given
        cluster.servingLate(Integer.MAX_VALUE);

        // When: half a minute passes
        rig.apply(Manifests.crd("kinds.example.com"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("is not served after 30 s");
        assertThat(discoveries).hasValueBetween(20, 40);
    }
}
