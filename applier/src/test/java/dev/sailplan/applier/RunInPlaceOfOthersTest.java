package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome.Applied;
import dev.sailplan.common.domain.outcome.Outcome.Failed;
import dev.sailplan.common.domain.outcome.Outcome.Held;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What exists and was not made to run is no run of ours, whatever is annotated now.
class RunInPlaceOfOthersTest {
    private static final String NS = "default";
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private static JsonObject annotated(JsonObject manifest, String... annotations) {
        JsonObject all = JsonObject.EMPTY;
        for (int i = 0; i < annotations.length; i += 2) {
            all = all.with("sailplan.dev/" + annotations[i], Json.text(annotations[i + 1]));
        }
        return manifest.with("metadata", manifest.object("metadata").with("annotations", all));
    }

    private String uid(JsonObject manifest) {
        return cluster.live(id(manifest))
                .orElseThrow()
                .object("metadata")
                .text("uid")
                .orElseThrow();
    }

    @Test
    void what_exists_is_not_deleted_for_an_annotation() {
        // Given
        JsonObject web = configMap(NS, "web", "color", "green");
        rig.apply(web);
        String before = uid(web);

        // When
        rig.apply(annotated(web, "run", "once"));
        rig.apply(annotated(web, "hook", "before"));

        // Then
        assertThat(rig.last(Failed.class).error())
                .contains("ConfigMap/web: it exists and was not made to run")
                .contains("sailplan.dev/replace: allowed");
        assertThat(uid(web)).isEqualTo(before);
    }

    @Test
    void a_namespace_is_not_deleted_though_a_plan_allows_it() {
        // Given
        JsonObject shop = Manifests.namespace("shop");
        rig.apply(shop);
        String before = uid(shop);

        // When
        rig.apply(annotated(shop, "hook", "before", "replace", "allowed"));

        // Then
        assertThat(rig.last(Failed.class).error())
                .contains("a Namespace is never deleted to be created again");
        assertThat(uid(shop)).isEqualTo(before);
    }

    @Test
    void a_namespace_that_was_made_as_a_hook_stays_with_the_next_release() {
        // Given
        JsonObject shop = annotated(Manifests.namespace("shop"), "hook", "before");
        rig.apply(shop);
        String before = uid(shop);

        // When
        rig.apply(shop);

        // Then
        assertThat(uid(shop)).isEqualTo(before);
    }

    @Test
    void where_it_is_allowed_it_is_deleted_once_and_runs_from_then_on() {
        // Given
        JsonObject web = configMap(NS, "web", "color", "green");
        rig.apply(web);
        String before = uid(web);
        JsonObject hook = annotated(web, "hook", "before", "replace", "allowed");

        // When
        rig.apply(hook);

        // Then
        Effect first = rig.last(Applied.class).results().getFirst().effect();
        assertThat(first).isInstanceOf(Effect.Replace.class);
        assertThat(uid(web)).isNotEqualTo(before);

        // When: the annotation is not needed any more
        rig.apply(annotated(web, "hook", "before"));

        // Then
        assertThat(rig.last(Applied.class).results().getFirst().effect())
                .isInstanceOf(Effect.Run.class);
    }

    @Test
    void deletions_for_it_count_against_the_limit() {
        // Given
        JsonObject[] maps =
                IntStream.range(0, 14)
                        .mapToObj(i -> configMap(NS, "m" + i, "color", "green"))
                        .toArray(JsonObject[]::new);
        rig.apply(maps);
        String before = uid(maps[13]);

        // When
        rig.apply(
                IntStream.range(0, 14)
                        .mapToObj(i -> annotated(maps[i], "run", "once", "replace", "allowed"))
                        .toArray(JsonObject[]::new));

        // Then
        assertThat(rig.last(Held.class).reasons()).contains("deletes 14 of 14 objects (limit 10)");
        assertThat(uid(maps[13])).isEqualTo(before);
    }
}
