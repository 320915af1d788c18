package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.Authorities;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.OnlyInventory;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.domain.status.Status.Latest;
import dev.sailplan.common.domain.status.Status.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the status tells of a release that the cluster is not settled for.
class NewestReleaseTest {
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final OnlyInventory inventory = new OnlyInventory(cluster);
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    @BeforeEach
    void afterAnAssignment() {
        rig.list();
    }

    private static JsonObject map(String value) {
        return configMap("default", "a", "color", value);
    }

    private void away(boolean is) {
        cluster.answering((_, _) ->
                is
                        ? Optional.of(new WriteAnswer.Retryable(503, "no answer", Optional.empty()))
                        : Optional.empty());
    }

    private Latest latest() {
        return rig.lastStatus().latest().orElseThrow();
    }

    @Test
    void one_that_is_carried_out_is_told_with_its_start() {
        // Given
        rig.apply(map("1"));

        // When
        rig.apply(map("2"));

        // Then
        List<Status> statuses = rig.statuses();
        assertThat(statuses).hasSize(4);
        Latest begun = statuses.get(2).latest().orElseThrow();
        assertThat(begun.stage()).isEqualTo(Stage.APPLYING);
        assertThat(begun.generation()).isEqualTo(new Generation(2));
        assertThat(statuses.get(2).settled()).isEqualTo(statuses.get(1).settled());
        assertThat(rig.lastStatus().latest()).isEmpty();
    }

    @Test
    void one_that_waits_is_told_with_its_reason_beside_what_stands() {
        // Given
        rig.apply(map("1"));
        Status before = rig.lastStatus();
        away(true);

        // When
        rig.apply(map("2"));

        // Then
        assertThat(latest().stage()).isEqualTo(Stage.WAITING);
        assertThat(latest().generation()).isEqualTo(new Generation(2));
        assertThat(latest().why()).contains("no answer");
        assertThat(rig.lastStatus().standsAs(before)).isTrue();

        // When
        away(false);
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(rig.lastStatus().latest()).isEmpty();
    }

    @Test
    void the_first_one_that_waits_is_told_without_a_claim() {
        away(true);

        Plan plan = rig.plan(map("1"));
        rig.records(plan).forEach(rig::handle);
        rig.handle(rig.record(rig.release(plan)));

        assertThat(latest().stage()).isEqualTo(Stage.WAITING);
        assertThat(rig.lastStatus().claimed()).isEmpty();
    }

    @Test
    void what_waits_for_hours_is_tried_ever_more_rarely_and_told_once() {
        // Given
        rig.apply(map("1"));
        away(true);
        rig.apply(map("2"));
        int told = rig.statuses().size();
        Instant since = latest().since();

        // When
        Duration shortest = untilNextTry();
        for (int i = 0; i < 100; i++) {
            time.pass(untilNextTry());
            rig.wake("release");
        }

        // Then
        assertThat(shortest).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
        assertThat(untilNextTry()).isBetween(Duration.ofSeconds(44), Duration.ofSeconds(76));
        assertThat(rig.statuses()).hasSize(told);
        assertThat(latest().since()).isEqualTo(since);
    }

    private Duration untilNextTry() {
        return Duration.between(time.instant(), rig.lane().timers.get("release"));
    }

    @Test
    void reasons_that_change_with_every_try_are_told_once_a_minute() {
        // Given
        rig.apply(map("1"));
        int told = rig.statuses().size();
        Instant began = time.instant();
        int[] tries = {0};
        cluster.answering((_, _) ->
                Optional.of(new WriteAnswer.Retryable(503, "try " + tries[0]++, Optional.empty())));

        // When
        rig.apply(map("2"));
        for (int i = 0; i < 60; i++) {
            rig.wake("release");
        }

        // Then
        long minutes = Duration.between(began, time.instant()).toMinutes();
        assertThat(rig.statuses().size() - told).isBetween(6, (int) minutes + 6);
    }

    @Test
    void an_inventory_that_cant_be_read_is_told_beside_what_was_told_last() {
        // Given
        rig.apply(map("1"));
        Status before = rig.lastStatus();
        JsonObject kept = inventory.read();
        JsonObject data = Json.object(Map.of("owner", Json.text("{")));
        cluster.put(kept.with("data", data), "somebody");
        rig.restarted();

        // When
        rig.apply(map("2"));

        // Then
        assertThat(latest().stage()).isEqualTo(Stage.WAITING);
        assertThat(latest().why()).contains("the inventory in ConfigMap", "can't be read");
        assertThat(rig.lastStatus().claimed()).isEqualTo(before.claimed());
    }

    @Test
    void without_any_word_of_what_stands_nothing_is_told() {
        // Given
        rig.apply(map("1"));
        rig.amnesic();
        cluster.refusingLists();

        // When
        rig.apply(map("2"));

        // Then
        assertThat(rig.statuses().stream().flatMap(status -> status.latest().stream()))
                .noneMatch(latest -> latest.stage() == Stage.WAITING);
        assertThat(rig.lane().timers).containsKey("release");
    }

    @Test
    void one_that_another_repository_owns_is_told_beside_what_its_owner_has() {
        // Given
        rig.apply(map("1"));
        inventory.own("repo", "other");
        rig.restarted();

        // When
        rig.apply(map("2"));

        // Then
        assertThat(rig.lastStatus().owner()).isEqualTo(new RepositoryName("other"));
        assertThat(latest().stage()).isEqualTo(Stage.FAILED);
        assertThat(latest().repository()).isEqualTo(new RepositoryName("repo"));
        assertThat(latest().why()).contains("belongs to repository other");
    }

    @Test
    void one_that_may_not_go_there_claims_nothing_by_its_status() {
        rig.under(Authorities.nobody());

        rig.apply(map("1"));

        rig.last(Outcome.Failed.class);
        assertThat(rig.statuses()).isEmpty();
    }
}
