package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.namespace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.Release.Scope;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CreatedNamespaceTest {
    private static final ObjectId HOME = id(namespace("home"));
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster).creating("home");

    private static JsonObject map(String color) {
        return configMap("home", "a", "color", color);
    }

    private static void applied(Rig rig, String color) {
        rig.apply(DestinationNamespace.manifest(rig.options()), map(color));
        rig.last(Outcome.Applied.class);
    }

    private String live() {
        return cluster.live(HOME).orElseThrow().canonical();
    }

    private boolean isInInventories() {
        return cluster.list(Manifests.CONFIG_MAP, Optional.of("sailplan-system"), "")
                .toString()
                .contains("Namespace");
    }

    @Test
    void one_that_somebody_made_by_hand_is_used_as_it_is() {
        // Given
        cluster.put(namespace("home"), "kubectl");
        String before = live();

        // When
        applied(rig, "1");
        applied(rig, "2");

        // Then
        assertThat(live()).isEqualTo(before);
        assertThat(cluster.live(id(map("")))).isPresent();
        assertThat(isInInventories()).isFalse();
        assertThat(rig.last(Outcome.Applied.class).results().toString())
                .doesNotContain("Namespace");
    }

    @Test
    void the_first_of_two_applications_makes_it_and_the_second_uses_it() {
        // Given
        applied(rig, "1");
        String before = live();
        Rig second = new Rig("pay", cluster).creating("home");

        // When
        second.apply(
                DestinationNamespace.manifest(second.options()),
                configMap("home", "b", "color", "1"));

        // Then
        second.last(Outcome.Applied.class);
        assertThat(live()).isEqualTo(before).contains("sailplan.dev/application");
        applied(rig, "2");
        assertThat(isInInventories()).isTrue();
    }

    @Test
    void one_that_appears_while_the_release_runs_is_used_as_it_is() {
        // Given
        AtomicBoolean once = new AtomicBoolean();
        cluster.meddling(() -> {
            boolean claimed = cluster.all().toString().contains("sailplan-system");
            if (claimed && !once.getAndSet(true)) {
                cluster.put(namespace("home"), "kubectl");
            }
        });

        // When
        applied(rig, "1");

        // Then
        assertThat(live()).doesNotContain("sailplan.dev");
        assertThat(isInInventories()).isFalse();
    }

    @Test
    void one_that_was_ours_and_is_somebody_elses_now_is_forgotten() {
        // Given
        applied(rig, "1");
        cluster.remove(HOME);
        cluster.put(namespace("home"), "kubectl");

        // When
        Plan plan = rig.plan(DestinationNamespace.manifest(rig.options()), map("2"));
        rig.records(plan).forEach(rig::handle);
        rig.handle(rig.record(rig.release(plan, Scope.ALL)));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(live()).doesNotContain("sailplan.dev");
        assertThat(isInInventories()).isFalse();
    }

    @Test
    void one_that_a_manifest_declares_is_adopted_only_where_it_may_be() {
        // Given
        cluster.put(namespace("home"), "kubectl");
        JsonObject declared = Manifests.yaml("{labels: {team: shop}, name: home}");

        // When
        rig.apply(namespace("home").with("metadata", declared), map("1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("adopt: identical")
                .contains("adopt: yes in sailplan.yaml, beside name: shop");
    }

    @Test
    void one_that_nothing_asks_for_any_more_stays_is_said_so_and_is_claimed_no_longer() {
        // Given
        applied(rig, "1");

        // When: the application is no longer declared
        rig.apply();

        // Then
        Outcome.Applied last = rig.last(Outcome.Applied.class);
        assertThat(last.results().toString())
                .contains("sailplan makes namespaces and never deletes them;")
                .contains("kubectl delete namespace home")
                .doesNotContain("prune: disabled");
        assertThat(live()).doesNotContain("sailplan.dev/application");
        assertThat(isInInventories()).isFalse();

        // When: it is declared again
        applied(rig, "2");

        // Then
        assertThat(cluster.live(id(map("")))).isPresent();
    }
}
