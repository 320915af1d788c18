package dev.sailplan.applier.store;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.inventory.Owner;
import dev.sailplan.applier.retry.RetryPolicy;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is known of inventories without asking for them.
class InventoryStoreTest {
    private final FakeCluster cluster = new FakeCluster();
    private final HastyTime time = new HastyTime();
    private final InventoryStore store =
            new InventoryStore(cluster, new RetryPolicy(time, new Random(1)), RequestCause.NONE);

    @Test
    void one_that_was_in_doubt_and_is_gone_from_a_new_list_is_known_to_be_none() {
        // Given
        FakeCluster.Snapshot before = cluster.snapshot();
        new Rig("shop", cluster).hasty(time).apply(configMap("default", "a", "color", "blue"));
        Owner owner = store.all().getFirst().owner();
        store.forget(owner);
        assertThat(store.known(owner)).isEmpty();

        // When: the cluster is restored
        cluster.restore(before);
        store.forgetAll();
        store.all();

        // Then
        assertThat(store.known(owner))
                .hasValueSatisfying(none -> assertThat(none.claim()).isEmpty());
    }
}
