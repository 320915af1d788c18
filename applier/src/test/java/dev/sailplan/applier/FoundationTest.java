package dev.sailplan.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FoundationTest {
    private final AtomicInteger discoveries = new AtomicInteger();
    private final FakeCluster cluster =
            new FakeCluster().whenAskedForKinds(discoveries::incrementAndGet);
    private final HastyTime time = new HastyTime();
    private final Rig rig = new Rig("kinds", cluster).hasty(time);

    @Test
    void a_definition_that_is_not_served_is_asked_about_ever_less_often() {
        // Given
        cluster.servingLate(Integer.MAX_VALUE);

        // When: half a minute passes
        rig.apply(Manifests.crd("kinds.example.com"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error()).contains("is not served after 30 s");
        assertThat(cluster.questionsAboutOne()).isBetween(20, 40);
        assertThat(discoveries).as("of the whole cluster").hasValueLessThan(3);
    }

    @Test
    void definitions_that_come_to_be_served_one_after_the_other_have_their_time_each() {
        // Given
        cluster.servingOneByOne(24);
        Instant before = time.instant();

        // When
        rig.apply(
                Manifests.crd("one.example.com"),
                Manifests.crd("two.example.com"),
                Manifests.crd("three.example.com"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(Duration.between(before, time.instant())).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void what_the_server_itself_says_of_it_is_told() {
        // Given
        JsonObject crd = Manifests.crd("kinds.example.com");
        cluster.servingLate(Integer.MAX_VALUE);
        cluster.put(crd, "somebody");
        cluster.put(
                crd.with(
                        "status",
                        Manifests.yaml(
                                "{conditions: [{type: NamesAccepted, status: 'False', message:"
                                        + " '\"widgets\" is already in use'}]}")),
                "somebody");

        // When
        rig.apply(crd);

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .endsWith(": \"widgets\" is already in use");
    }

    @Test
    void a_definition_is_not_read_whole_to_learn_that_it_is_established() {
        // When
        rig.apply(Manifests.crd("kinds.example.com"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.looksAt(Manifests.id(Manifests.crd("kinds.example.com")))).isZero();
    }
}
