package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people should know though all of it was written.
class WarnedTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private List<String> warnings() {
        return rig.last(Outcome.Applied.class).results().stream()
                .flatMap(result -> result.warnings().orElse(List.of()).stream())
                .toList();
    }

    private static JsonObject job(String annotations) {
        return yaml(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: notify, namespace: default, annotations: {%s}}
                spec: {template: {spec: {containers: [{name: a, image: a}], restartPolicy: Never}}}
                """
                        .formatted(annotations));
    }

    @Test
    void what_the_api_server_warns_of_when_an_object_is_written_is_in_the_outcome() {
        // Given
        JsonObject map = configMap("default", "a", "color", "blue");
        cluster.answering((object, how) ->
                how.isDryRun() || !object.equals(id(map))
                        ? Optional.empty()
                        : Optional.of(
                                new WriteAnswer.Stored(
                                        map.with(
                                                "metadata",
                                                map.object("metadata").with("uid", Json.text("u"))),
                                        true,
                                        List.of("it is deprecated"))));

        // When
        rig.apply(map);

        // Then
        assertThat(warnings()).containsExactly("it is deprecated");
    }

    @Test
    void hooks_of_other_tools_are_said_to_mean_nothing_here() {
        // When
        rig.apply(job("argocd.argoproj.io/hook: PostSync, argocd.argoproj.io/sync-wave: '5'"));

        // Then
        assertThat(warnings())
                .hasSize(2)
                .anyMatch(it -> it.contains("argocd.argoproj.io/hook") && it.contains("dev/hook"))
                .anyMatch(it -> it.contains("sync-wave") && it.contains("sailplan.dev/wave"))
                .noneMatch(it -> it.contains("PostSync"));
    }

    @Test
    void who_says_it_in_both_languages_is_warned_of_nothing() {
        // When
        rig.apply(job("helm.sh/hook: post-install, sailplan.dev/hook: after"));

        // Then
        assertThat(warnings()).isEmpty();
    }

    @Test
    void what_is_not_written_is_warned_of_no_more() {
        // Given
        rig.apply(job("helm.sh/hook: test"));
        assertThat(warnings()).hasSize(1);

        // When
        rig.apply(job("helm.sh/hook: test"));

        // Then
        assertThat(warnings()).isEmpty();
    }
}
