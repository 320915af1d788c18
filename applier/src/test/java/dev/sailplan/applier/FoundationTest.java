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
    void a_field_that_the_same_commit_adds_to_the_definition_can_be_used_at_once() {
        // Given: a server that takes a while to go by the new definition
        rig.apply(Manifests.crd("x.io"), Manifests.widget("x.io", "default", "one", "1"));
        rig.last(Outcome.Applied.class);
        cluster.swappingLate(6);

        // When
        rig.apply(
                Manifests.crdWithColor("x.io"),
                Manifests.coloredWidget("x.io", "default", "one"),
                Manifests.coloredWidget("x.io", "default", "two"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("one")).isEqualTo("red");
        assertThat(color("two")).isEqualTo("red");
    }

    @Test
    void one_new_object_alone_waits_for_its_definition_as_well() {
        // Given
        rig.apply(Manifests.crd("x.io"));
        cluster.swappingLate(6);

        // When
        rig.apply(
                Manifests.crdWithColor("x.io"), Manifests.coloredWidget("x.io", "default", "one"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color("one")).isEqualTo("red");
    }

    @Test
    void
            a_field_that_the_new_definition_does_not_have_either_is_told_and_nothing_of_its_stage_is_written() {
        // Given
        rig.apply(Manifests.crd("x.io"), Manifests.widget("x.io", "default", "one", "1"));
        JsonObject wrong = Manifests.coloredWidget("x.io", "default", "one");
        JsonObject wider =
                Manifests.yaml(
                        Manifests.crd("x.io")
                                .canonical()
                                .replace(
                                        "{\"size\":",
                                        "{\"weight\":{\"type\":\"string\"},\"size\":"));

        // When
        rig.apply(wider, wrong, Manifests.widget("x.io", "default", "two", "2"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("Widget/one", ".spec.color: field not declared in schema");
        assertThat(cluster.live(Manifests.id(Manifests.widget("x.io", "default", "two", "2"))))
                .isEmpty();
    }

    @Test
    void a_definition_that_stays_as_it_is_predicts_nothing() {
        // Given
        JsonObject labelled =
                Manifests.crd("x.io")
                        .with(
                                "metadata",
                                Manifests.yaml("{name: widgets.x.io, labels: {team: a}}"));
        rig.apply(Manifests.crd("x.io"), Manifests.widget("x.io", "default", "one", "1"));

        // When
        rig.apply(labelled, Manifests.coloredWidget("x.io", "default", "one"));

        // Then: not even the label
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains(".spec.color: field not declared in schema");
        assertThat(
                        cluster.live(Manifests.id(labelled))
                                .orElseThrow()
                                .object("metadata")
                                .object("labels")
                                .get("team"))
                .isEmpty();
    }

    private String color(String name) {
        return cluster.live(Manifests.id(Manifests.coloredWidget("x.io", "default", name)))
                .flatMap(live -> live.object("spec").text("color"))
                .orElse("none");
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
