package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FactsLane;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.ApiKind;
import dev.sailplan.common.domain.status.Facts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A server behind an APIService does not answer: the API server lists its group-version without a kind.
class SilentServerTest {
    private static final String GROUP_VERSION = "x.io/v1";
    private static final ApiKind WIDGET = new ApiKind("x.io", "v1", "Widget", "widgets", true);
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster).hasty(time);
    private final FactsLane facts = new FactsLane(rig.keys(), cluster, time);

    private static JsonObject map(String color) {
        return configMap("default", "colors", "color", color);
    }

    private static JsonObject one(String size) {
        return widget("x.io", "default", "one", size);
    }

    private void someoneBringsTheKind() {
        Rig other = new Rig("platform", cluster);
        other.apply(crd("x.io"));
        other.last(Outcome.Applied.class);
    }

    @Test
    void its_kinds_stay_in_the_facts_and_are_no_new_facts() {
        // Given
        someoneBringsTheKind();
        facts.begin();
        assertThat(facts.told()).hasSize(1);

        // When
        cluster.silencing(GROUP_VERSION);
        facts.poll();
        cluster.hearing(GROUP_VERSION);
        facts.poll();

        // Then
        assertThat(facts.told()).as("no planner has to look again").hasSize(1);
    }

    @Test
    void what_is_told_anew_names_it_and_has_its_kinds_as_they_were_whichever_process_knew_them() {
        // Given
        someoneBringsTheKind();
        facts.begin();
        cluster.silencing(GROUP_VERSION);

        // When: another process begins, and has something new to tell
        facts.restarted();
        cluster.documenting("apis/y.io/v1", Optional.of("new"));
        facts.begin();

        // Then
        Facts last = facts.told().getLast();
        assertThat(last.kinds()).contains(WIDGET);
        assertThat(last.stale())
                .hasValueSatisfying(it -> assertThat(it).containsExactly(GROUP_VERSION));
        assertThat(last.silent()).as("something is known of it").isEmpty();
    }

    @Test
    void one_of_which_nothing_was_ever_known_is_told_as_such() {
        // Given
        someoneBringsTheKind();
        cluster.silencing(GROUP_VERSION);

        // When
        facts.begin();

        // Then
        assertThat(facts.told().getLast().silent()).containsExactly(GROUP_VERSION);
    }

    @Test
    void a_document_of_its_api_that_can_not_be_read_keeps_nobody_from_the_facts() {
        // Given
        cluster.documenting("apis/" + GROUP_VERSION, Optional.of("1")).silencing(GROUP_VERSION);

        // When
        facts.begin();

        // Then
        assertThat(facts.told().getLast().openapi()).containsOnlyKeys("api/v1");
    }

    @Test
    void an_object_of_it_that_changed_waits_and_what_has_nothing_to_do_with_it_does_not() {
        // Given
        someoneBringsTheKind();
        rig.apply(one("1"), map("blue"));
        cluster.silencing(GROUP_VERSION);

        // When
        rig.apply(one("1"), map("green"));

        // Then
        rig.last(Outcome.Applied.class);

        // When
        rig.apply(one("2"), map("green"));

        // Then
        assertThat(rig.outcomes()).noneMatch(Outcome.Failed.class::isInstance);

        // When
        cluster.hearing(GROUP_VERSION);
        rig.wake("release");

        // Then
        assertThat(rig.last(Outcome.Applied.class).results()).hasSize(1);
        assertThat(cluster.live(id(one("2"))).orElseThrow().object("spec").get("size"))
                .isEqualTo(one("2").object("spec").get("size"));
    }

    @Test
    void an_object_of_a_kind_that_nobody_knows_yet_is_not_called_wrong() {
        // Given
        someoneBringsTheKind();
        cluster.silencing(GROUP_VERSION);

        // When
        rig.push(one("1"));

        // Then
        assertThat(rig.outcomes()).noneMatch(Outcome.OfRelease.class::isInstance);
        assertThat(time.paused()).isGreaterThan(Duration.ofSeconds(10));

        // When
        cluster.hearing(GROUP_VERSION);
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void what_is_no_longer_declared_is_not_taken_for_gone() {
        // Given
        someoneBringsTheKind();
        rig.apply(one("1"), map("blue"));
        cluster.silencing(GROUP_VERSION);

        // When
        rig.apply(map("blue"));

        // Then
        assertThat(cluster.live(id(one("")))).isPresent();

        // When
        cluster.hearing(GROUP_VERSION);
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(id(one("")))).isEmpty();
    }
}
