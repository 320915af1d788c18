package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an application leaves in its partition's state, and so in memory, while nothing of it is applied.
class StateSizeTest {
    private static final int PUSHES = 100;
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster).hasty(new HastyTime());

    private int kept(String what) {
        return rig.lane().state().under(what + "/").size();
    }

    private long bytes() {
        return rig.lane().state().under("").values().stream().mapToLong(it -> it.size()).sum();
    }

    private static JsonObject map(String name, String color) {
        return configMap("default", name, "color", color);
    }

    @Test
    void a_hundred_releases_that_fail_leave_no_more_than_one() {
        // Given
        rig.apply(map("good", "blue"));
        cluster.refusing("bad");
        rig.apply(map("good", "blue"), map("bad", "0"));
        rig.last(Outcome.Failed.class);
        long one = bytes();

        // When
        for (int i = 1; i <= PUSHES; i++) {
            rig.push(map("good", "blue"), map("bad", String.valueOf(i)));
        }

        // Then: what is applied, and what came last
        rig.last(Outcome.Failed.class);
        assertThat(kept("plan")).isLessThanOrEqualTo(2);
        assertThat(kept("body")).isLessThanOrEqualTo(3);
        assertThat(bytes()).isLessThan(one + one / 4);
    }

    @Test
    void a_hundred_releases_that_are_held_leave_no_more_than_one() {
        // Given
        JsonObject[] all =
                IntStream.range(0, 40)
                        .mapToObj(i -> map("m" + i, "blue"))
                        .toArray(JsonObject[]::new);
        rig.apply(all);
        rig.apply(map("m0", "green"));
        rig.last(Outcome.Held.class);
        long one = bytes();

        // When
        for (int i = 1; i <= PUSHES; i++) {
            rig.push(map("m0", String.valueOf(i)));
        }

        // Then
        rig.last(Outcome.Held.class);
        assertThat(kept("plan")).isLessThanOrEqualTo(2);
        assertThat(bytes()).isLessThan(one + one / 4);

        // When: what was applied is still known, so that it can be told from what others changed
        rig.apply(all);

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void a_hundred_plans_that_are_not_released_leave_no_more_than_the_newest() {
        // Given: what somebody has to approve
        rig.list();
        rig.apply(map("good", "blue"), map("other", "blue"));

        // When
        for (int i = 1; i <= PUSHES; i++) {
            rig.records(rig.plan(map("good", String.valueOf(i)))).forEach(rig::handle);
        }

        // Then
        assertThat(kept("plan")).isLessThanOrEqualTo(5);
        assertThat(kept("arrived")).isLessThanOrEqualTo(5);
        assertThat(kept("body")).isLessThanOrEqualTo(7);

        // When: what was applied is still known, and a plan that is forgotten would be asked for
        cluster.put(map("other", "red"), "kubectl");
        rig.apply(map("good", "green"), map("other", "blue2"));

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void a_hundred_releases_that_may_not_be_carried_out_leave_no_more_than_the_newest_plans() {
        // Given: they are for a cluster that was here before
        rig.list();
        rig.planningFor(new ClusterUid("00000000-0000-0000-0000-000000000009"));

        // When
        for (int i = 1; i <= PUSHES; i++) {
            rig.push(map("good", String.valueOf(i)));
        }

        // Then
        rig.last(Outcome.Failed.class);
        assertThat(kept("plan")).isLessThanOrEqualTo(5);
        assertThat(kept("body")).isLessThanOrEqualTo(7);
    }
}
