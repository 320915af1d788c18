package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// A cluster that lets us write some things and not others, or nobody in at all.
@NullMarked
class ForbiddenTest {
    private static final String NS = "default";
    private static final Answer FORBIDDEN = new Answer.Forbidden("no right to write it", false);
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("forbidden", cluster).hasty(new HastyTime());

    private static JsonObject map(String name, String wave) {
        JsonObject map = configMap(NS, name, "color", "blue");
        JsonObject annotations = JsonObject.EMPTY.with("sailplan.dev/wave", Json.text(wave));
        return map.with("metadata", map.object("metadata").with("annotations", annotations));
    }

    private boolean isThere(String name) {
        return cluster.live(id(map(name, "0"))).isPresent();
    }

    private void forbid(String name, Predicate<Write> when) {
        cluster.answering((object, how) ->
                Optional.of(FORBIDDEN).filter(_ -> object.name().equals(name) && when.test(how)));
    }

    @Test
    void one_object_that_may_not_be_written_keeps_all_from_being_written() {
        // Given
        forbid("b", _ -> true);

        // When
        rig.apply(map("a", "0"), map("b", "0"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("ConfigMap/b", "no right to write it");
        assertThat(isThere("a")).isFalse();
    }

    @Test
    void a_refusal_in_the_first_wave_keeps_the_second_from_being_begun() {
        // Given
        forbid("a", how -> !how.isDryRun());

        // When
        rig.apply(map("a", "0"), map("b", "1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("ConfigMap/a", "no right to write it");
        assertThat(isThere("b")).isFalse();
    }

    @Test
    void a_token_that_is_refused_lets_the_release_wait_and_asks_about_no_other_object() {
        // Given
        AtomicBoolean refused = new AtomicBoolean(true);
        cluster.answering((_, _) ->
                Optional.<Answer>of(new Answer.Unauthorized("who are you?"))
                        .filter(_ -> refused.get()));
        int before = cluster.calls();

        // When
        Plan plan = rig.plan(map("a", "0"), map("b", "0"), map("c", "0"));
        rig.records(plan).forEach(rig::handle);
        rig.handle(rig.record(rig.release(plan)));

        // Then
        assertThat(rig.outcomes()).noneMatch(Outcome.Failed.class::isInstance);
        assertThat(cluster.calls() - before).isLessThan(6);
        assertThat(isThere("a")).isFalse();

        // When
        refused.set(false);
        List.copyOf(rig.lane().timers().keySet()).forEach(rig::wake);

        // Then
        assertThat(rig.last(Outcome.Applied.class).results()).hasSize(3);
    }
}
