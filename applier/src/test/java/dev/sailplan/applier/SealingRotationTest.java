package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.seal.SealingKeyPair;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A cluster's sealing key is changed: the new one stands first, the old one behind it until nothing needs it.
class SealingRotationTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);
    private final SealingKeyPair old = rig.keys().sealing();
    private final SealingKeyPair next = SealingKeyPair.generate(2);

    private static JsonObject secret(String value) {
        return yaml(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: db, namespace: default}
                data: {password: %s}
                """
                        .formatted(value));
    }

    private Optional<Json> password() {
        return cluster.live(new ObjectId("", "Secret", "default", "db"))
                .flatMap(live -> live.object("data").get("password"));
    }

    private void keys(SealingKeyPair... sealing) {
        rig.changing(settings -> with(settings, List.of(sealing)));
    }

    private static ApplierSettings with(ApplierSettings settings, List<SealingKeyPair> sealing) {
        return new ApplierSettings(
                settings.cluster(),
                settings.instance(),
                settings.source(),
                settings.authority(),
                settings.planners(),
                settings.identity(),
                sealing,
                settings.fingerprints());
    }

    @Test
    void planners_are_told_the_newest() {
        // Given
        keys(next, old);

        // Then
        assertThat(rig.facts().sealingKey()).isEqualTo(next.publicHalf());
    }

    @Test
    void what_was_sealed_to_either_is_opened() {
        // Given
        keys(next, old);

        // When
        rig.apply(secret("b2xk"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(password()).contains(Json.text("b2xk"));

        // When
        rig.sealingTo(next.publicHalf()).apply(secret("bmV3"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(password()).contains(Json.text("bmV3"));
    }

    @Test
    void what_was_sealed_to_a_key_that_is_gone_is_asked_for_again() {
        // Given
        keys(next);

        // When
        Plan plan = rig.plan(secret("b2xk"));
        rig.records(plan).forEach(rig::handle);
        rig.handle(rig.record(rig.release(plan)));

        // Then
        assertThat(rig.lastStatus().wants()).isPresent();
        assertThat(password()).isEmpty();
    }

    @Test
    void keys_in_another_order_are_refused() {
        assertThatThrownBy(() -> keys(old, next))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the sealing keys of cluster dev don't stand newest first: epoch 1 stands"
                                + " before epoch 2; the first is the one that planners seal to");
    }
}
