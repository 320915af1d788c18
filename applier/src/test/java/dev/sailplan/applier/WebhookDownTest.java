package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A dead webhook that guards ConfigMaps guards the inventories too, and must not keep out the plan that repairs it.
class WebhookDownTest {
    private static final JsonObject GUARDED = webhook("policy", "Fail");
    private static final JsonObject REPAIRED = webhook("policy", "Ignore");
    private static final ObjectId HOOK = id(GUARDED);
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("policy", cluster).hasty(time);

    private static JsonObject map(String value) {
        return configMap("default", "a", "color", value);
    }

    private String color() {
        return cluster.live(id(map(""))).orElseThrow().object("data").text("color").orElse("");
    }

    private static String waiting(Rig rig) {
        return rig.lastStatus().latest().orElseThrow().why();
    }

    private long starts() {
        return rig.outcomes().stream().filter(Outcome.Started.class::isInstance).count();
    }

    @Test
    void the_plan_that_repairs_it_is_applied_with_all_else_it_changes() {
        // Given
        rig.apply(GUARDED, map("1"));
        cluster.webhooksDown(true);

        // When
        rig.apply(REPAIRED, map("2"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results())
                .hasSize(2)
                .allMatch(result -> result.done() instanceof Done.Written);
        assertThat(color()).isEqualTo("2");
        assertThat(cluster.changesOf(HOOK)).isEqualTo(2);
        assertThat(starts()).isEqualTo(2);
    }

    @Test
    void the_plan_that_removes_it_is_applied() {
        // Given
        rig.apply(GUARDED, map("1"));
        cluster.webhooksDown(true);

        // When
        rig.apply(map("2"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(HOOK)).isEmpty();
        assertThat(color()).isEqualTo("2");
    }

    /// It guards one object, and no inventory.
    private void silent() {
        cluster.answering((object, _) ->
                object.equals(id(map("")))
                                && cluster.live(HOOK)
                                        .filter(it -> it.canonical().contains("\"Fail\""))
                                        .isPresent()
                        ? Optional.of(
                                new WriteAnswer.WebhookUnavailable(
                                        hookName(),
                                        "failed calling webhook \"" + hookName() + "\""))
                        : Optional.empty());
    }

    private static String hookName() {
        return ((JsonObject) GUARDED.array("webhooks").getFirst()).text("name").orElseThrow();
    }

    @Test
    void one_that_guards_no_inventory_is_repaired_before_what_it_guards() {
        // Given
        rig.apply(GUARDED, map("1"));
        silent();

        // When
        rig.apply(REPAIRED, map("2"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(color()).isEqualTo("2");
        assertThat(cluster.changesOf(HOOK)).isEqualTo(2);
    }

    @Test
    void one_that_guards_no_inventory_is_removed_before_what_it_guards() {
        // Given
        rig.apply(GUARDED, map("1"));
        silent();

        // When
        rig.apply(map("2"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(cluster.live(HOOK)).isEmpty();
        assertThat(color()).isEqualTo("2");
    }

    @Test
    void a_webhook_that_was_dead_from_its_first_moment_is_repaired() {
        // Given: what it was written as could not be recorded
        cluster.webhooksDown(true);
        rig.apply(GUARDED);
        assertThat(rig.lastOutcome()).isInstanceOf(Outcome.Started.class);

        // When
        rig.apply(REPAIRED);

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void who_dies_between_the_repair_and_the_claim_ends_it_when_resumed() {
        // Given
        rig.apply(GUARDED, map("1"));
        cluster.webhooksDown(true);
        Plan plan = rig.plan(REPAIRED, map("2"));
        rig.records(plan).forEach(rig::handle);
        var release = rig.record(rig.release(plan));

        // When
        rig.killedWhen(() -> cluster.changesOf(HOOK) == 2).handle(release);
        assertThat(rig.isKilled()).isTrue();
        Rig resumed = rig.on(cluster).restarted();
        resumed.handle(release);

        // Then
        resumed.last(Outcome.Applied.class);
        assertThat(cluster.changesOf(HOOK)).isEqualTo(2);
        assertThat(color()).isEqualTo("2");
        assertThat(starts()).isEqualTo(2);
    }

    @Test
    void a_plan_that_leaves_it_alone_waits_and_writes_nothing() {
        // Given
        Rig other = new Rig("shop", cluster).hasty(time);
        other.apply(map("1"));
        rig.apply(GUARDED);
        cluster.webhooksDown(true);

        // When
        other.apply(map("2"));

        // Then
        assertThat(other.lastOutcome()).isInstanceOf(Outcome.Started.class);
        assertThat(color()).isEqualTo("1");
        assertThat(waiting(other))
                .contains(
                        "the inventory can't be written",
                        "or leave namespace sailplan-system out by its namespaceSelector");

        // When
        rig.apply(REPAIRED);
        other.wake("release");

        // Then
        other.last(Outcome.Applied.class);
        assertThat(color()).isEqualTo("2");
    }

    @Test
    void an_older_release_repairs_nothing_once_a_newer_one_claimed() {
        // Given: it hears nothing of the loss of its partition, and the webhook comes back for a
        // moment
        rig.apply(GUARDED);
        cluster.webhooksDown(true);
        Rig newer = new Rig("policy", cluster);
        newer.release(newer.plan());
        newer.release(newer.plan());
        AtomicInteger requests = new AtomicInteger();
        cluster.parking(() -> {
            if (requests.incrementAndGet() == 2) {
                cluster.webhooksDown(false);
                newer.apply(GUARDED, map("3"));
                cluster.webhooksDown(true);
            }
        });

        // When
        rig.apply(REPAIRED);

        // Then
        newer.last(Outcome.Applied.class);
        assertThat(cluster.changesOf(HOOK)).isEqualTo(1);
    }
}
