package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.deployment;
import static dev.sailplan.applier.testing.Manifests.rolledOut;
import static dev.sailplan.applier.testing.Manifests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.announce.Announcements;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.release.HeldTask;
import dev.sailplan.applier.testing.CountingCluster;
import dev.sailplan.applier.testing.FactsLane;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.fake.FakeLanes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a fleet's API servers are asked, counted. A figure that has to grow is a decision, not an accident.
class BudgetTest {
    private final HastyTime time = new HastyTime();
    private final FakeCluster fake = new FakeCluster();
    private final CountingCluster counting = new CountingCluster(fake);
    private final Rig rig = new Rig("shop", counting.cluster()).hasty(time);

    private static JsonObject[] maps(int count, String first) {
        return IntStream.range(0, count)
                .mapToObj(i -> configMap("default", "m" + i, "color", i == 0 ? first : "blue"))
                .toArray(JsonObject[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 200})
    void a_push_that_changes_one_object_costs_the_same_however_many_there_are(int objects) {
        // Given
        rig.list();
        rig.apply(maps(objects, "blue"));
        counting.total();

        // When
        rig.apply(maps(objects, "green"));

        // Then: read, dry-run and write of the object, claim and settlement of the inventory
        rig.last(Outcome.Applied.class);
        assertThat(counting.counted()).isEqualTo(Map.of("get", 1, "apply", 2, "replace", 2));
    }

    @Test
    void what_the_cluster_always_refuses_costs_a_look_at_what_changes_each_time() {
        // Given
        rig.list();
        rig.apply(maps(100, "blue"));
        fake.answering((object, _) ->
                object.name().equals("m0")
                        ? Optional.of(new WriteAnswer.Immutable("field is immutable"))
                        : Optional.empty());
        rig.apply(maps(100, "green"));
        rig.last(Outcome.Failed.class);
        counting.total();

        // When
        rig.apply(maps(100, "green"));

        // Then
        rig.last(Outcome.Failed.class);
        assertThat(counting.counted())
                .isEqualTo(Map.of("get", 1, "apply", 1, "metadata", 1, "replace", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400})
    void an_inventory_in_pieces_costs_its_changed_pieces(int objects) {
        // Given
        rig.list();
        rig.apply(maps(objects, "blue"));
        counting.total();

        // When
        rig.apply(maps(objects, "green"));

        // Then: the piece with the object as well, at its claim and its settlement
        rig.last(Outcome.Applied.class);
        assertThat(counting.counted()).isEqualTo(Map.of("get", 1, "apply", 2, "replace", 4));
    }

    @Test
    void a_push_that_changes_nothing_asks_about_no_object() {
        // Given
        rig.list();
        rig.apply(maps(100, "blue"));
        counting.total();

        // When
        rig.apply(maps(100, "blue"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(counting.counted()).isEqualTo(Map.of("replace", 1));
    }

    @Test
    void a_first_install_tries_and_writes_each_object_once() {
        // Given
        rig.list();
        counting.total();

        // When
        rig.apply(maps(100, "blue"));

        // Then: kinds, claim and settlement beside that
        rig.last(Outcome.Applied.class);
        assertThat(counting.total()).isLessThanOrEqualTo(2 * 100 + 6);
    }

    @Test
    void a_deletion_is_read_tried_and_done() {
        // Given
        rig.list();
        rig.apply(maps(3, "blue"));
        counting.total();

        // When
        rig.apply(maps(2, "blue"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(counting.total()).isLessThanOrEqualTo(3 + 1 + 2);
    }

    @Test
    void a_definition_that_comes_late_is_asked_about_and_not_the_whole_cluster() {
        // Given
        rig.list();
        rig.apply(maps(1, "blue"));
        fake.servingLate(20);
        counting.total();

        // When
        rig.apply(
                Stream.of(maps(1, "blue"), new JsonObject[] {crd("x.io")})
                        .flatMap(Stream::of)
                        .toArray(JsonObject[]::new));

        // Then
        rig.last(Outcome.Applied.class);
        Map<String, Integer> counted = counting.counted();
        assertThat(counted.getOrDefault("kinds", 0)).isZero();
        assertThat(counted.get("kindsOf")).isBetween(10, 30);
    }

    @Test
    void a_workload_that_does_not_start_is_looked_at_ever_less_often() {
        // Given
        fake.withNodes(() -> 3);
        rig.waitingAtMost(Duration.ofMinutes(5)).apply(deployment("default", "web", "web:1"));
        counting.total();

        // When: an hour passes
        Instant end = time.instant().plus(Duration.ofHours(1));
        while (time.instant().isBefore(end)) {
            Instant next = rig.lane().timers.get("health");
            assertThat(next).isAfter(time.instant());
            time.pass(Duration.between(time.instant(), next));
            rig.wake("health");
        }

        // Then: a second look per second would be 3,600
        assertThat(counting.total()).isLessThan(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void a_release_looks_once_at_each_object_that_may_not_work_and_at_no_other(int widgets) {
        // Given
        rig.list();
        JsonObject[] all =
                Stream.concat(
                                Stream.concat(Stream.of(crd("x.io")), Stream.of(maps(50, "blue"))),
                                IntStream.range(0, widgets)
                                        .mapToObj(i -> widget("x.io", "default", "w" + i, "1")))
                        .toArray(JsonObject[]::new);
        rig.apply(all);
        counting.total();

        // When
        rig.apply(all);

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(counting.counted()).isEqualTo(Map.of("replace", 1, "look", widgets));
    }

    @Test
    void a_healthy_application_costs_a_request_for_each_workload_every_few_minutes() {
        // Given
        fake.withNodes(() -> 3);
        rig.list();
        rig.apply(deployment("default", "web", "web:1"), configMap("default", "a", "b", "c"));
        fake.put(rolledOut("default", "web", 1), "controller");
        look();
        counting.total();

        // When
        Instant end = time.instant().plus(Duration.ofHours(1));
        while (time.instant().isBefore(end)) {
            look();
        }

        // Then: the nodes are no question while it works
        Map<String, Integer> counted = counting.counted();
        assertThat(counted).containsOnlyKeys("look");
        assertThat(counted.get("look")).isBetween(9, 17);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void a_start_asks_nothing_about_what_is_held(int applications) {
        // Given
        List<Rig> held = IntStream.range(0, applications).mapToObj(this::held).toList();
        counting.total();

        // When
        FakeLanes lanes = new FakeLanes();
        held.forEach(it -> it.restarted().work().assigned(0, it.lane().state(), lanes));
        held.forEach(Rig::list);
        held.forEach(it -> it.wake(Announcements.STATUS));

        // Then: all are looked at, later and in an order by chance
        assertThat(lanes.woken()).noneMatch(it -> it.endsWith(HeldTask.TASK));
        assertThat(counting.counted()).containsOnlyKeys("list", "identity");
        assertThat(held)
                .extracting(it -> it.lane().timers.get(HeldTask.TASK))
                .allMatch(at -> at.isAfter(time.instant().plusSeconds(7)))
                .hasSizeGreaterThan(0);
    }

    private Rig held(int number) {
        Rig other = new Rig("shop" + number, counting.cluster()).hasty(time);
        String name = "shop" + number + "-";
        other.apply(
                IntStream.range(0, 14)
                        .mapToObj(i -> configMap("default", name + i, "color", "blue"))
                        .toArray(JsonObject[]::new));
        other.apply(configMap("default", name + 0, "color", "blue"));
        other.last(Outcome.Held.class);
        return other;
    }

    private void look() {
        Instant next = rig.lane().timers.get("health");
        time.pass(Duration.between(time.instant(), next));
        rig.wake("health");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void an_idle_minute_costs_the_same_however_many_applications_there_are(int applications) {
        // Given
        FactsLane facts = new FactsLane(rig.keys(), counting.cluster(), time);
        for (int i = 0; i < applications; i++) {
            Rig other = new Rig("shop" + i, counting.cluster());
            other.apply(configMap("default", "c" + i, "color", "blue"));
            assertThat(other.lastStatus().settled().orElseThrow().end())
                    .isEqualTo(Status.End.APPLIED);
        }
        facts.begin();
        counting.total();

        // When
        facts.poll();

        // Then
        assertThat(counting.counted())
                .isEqualTo(
                        Map.of(
                                "identity",
                                1,
                                "metadata",
                                1,
                                "version",
                                1,
                                "nodes",
                                1,
                                "kinds",
                                2,
                                "openApiIndex",
                                1));
    }
}
