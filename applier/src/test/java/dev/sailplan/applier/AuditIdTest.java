package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.deployment;
import static dev.sailplan.applier.testing.Manifests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.CountingCluster;
import dev.sailplan.applier.testing.FactsLane;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.outcome.Attempt;
import dev.sailplan.common.domain.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every request is named, so that the cluster's audit log tells what this applier asked, and why.
class AuditIdTest {
    private final HastyTime time = new HastyTime();
    private final FakeCluster fake = new FakeCluster();
    private final CountingCluster counting = new CountingCluster(fake);
    private Rig rig = new Rig("shop", counting.cluster()).hasty(time);

    private List<String> ids() {
        return counting.requests().stream().flatMap(it -> it.auditId().stream()).toList();
    }

    /// The uid is asked by the tests themselves, to make plans.
    @AfterEach
    void every_request_has_a_name_of_its_own() {
        assertThat(counting.requests())
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(it.auditId().isPresent() || it.call().equals("uid"))
                                .as(it.call())
                                .isTrue());
        assertThat(ids()).allMatch(id -> id.matches("[0-9a-f-]{1,64}")).doesNotHaveDuplicates();
    }

    @Test
    void of_the_facts_minute_by_minute() {
        FactsLane facts = new FactsLane(rig.keys(), counting.cluster(), time);
        facts.begin();
        facts.poll();
    }

    @Test
    void of_releases_that_install_change_and_prune() {
        rig.list();
        rig.apply(
                crd("x.io"),
                widget("x.io", "default", "w", "1"),
                configMap("default", "a", "color", "blue"),
                configMap("default", "b", "color", "blue"));
        rig.apply(crd("x.io"), configMap("default", "a", "color", "green"));
        rig.last(Outcome.Applied.class);
    }

    @Test
    void of_looks_at_the_health_of_what_a_release_wrote_by_that_release() {
        // Given
        fake.withNodes(() -> 3);
        rig.waitingAtMost(Duration.ofMinutes(5)).apply(deployment("default", "web", "web:1"));
        Attempt attempt = rig.last(Outcome.Applied.class).attempt();
        counting.counted();

        // When
        time.pass(Duration.ofSeconds(2));
        rig.wake("health");

        // Then
        String start = attempt.release().value().substring(0, 32) + "-01-";
        assertThat(ids()).anyMatch(id -> id.startsWith(start));
    }

    @Test
    void of_looks_at_what_is_held() {
        // Given
        rig.apply(configMap("default", "a", "color", "blue"));
        fake.put(configMap("default", "a", "extra", "theirs"), "other");
        rig.apply(
                configMap("default", "a", "color", "blue")
                        .with("data", configMap("default", "a", "extra", "ours").object("data")));
        rig.last(Outcome.Held.class);
        counting.counted();

        // When
        rig.wake("held");

        // Then
        assertThat(ids()).anyMatch(id -> id.contains("-02-"));
    }

    @Test
    void of_a_release_that_goes_on_after_a_restart() {
        rig.apply(configMap("default", "a", "color", "blue"));
        time.pass(Duration.ofSeconds(1));
        rig = rig.restarted();
        rig.apply(configMap("default", "a", "color", "green"));
        assertThat(Optional.of(rig.lastOutcome())).containsInstanceOf(Outcome.Applied.class);
    }
}
