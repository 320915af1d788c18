package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.job;
import static dev.sailplan.applier.testing.Manifests.namespace;
import static dev.sailplan.applier.testing.Manifests.widget;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.OnlyInventory;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.DestinationNamespace;
import dev.sailplan.common.domain.status.ApiKind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Somebody deletes a namespace or a definition, and what was in it is gone.
class LostContainersTest {
    private static final ApiKind WIDGET = new ApiKind("x.io", "v1", "Widget", "widgets", true);
    private final HastyTime time = new HastyTime();
    private final FakeCluster cluster = new FakeCluster();
    private final OnlyInventory inventory = new OnlyInventory(cluster);
    private final Rig rig = new Rig("shop", cluster).hasty(time);

    private static JsonObject map(String name, String value) {
        return configMap("home", name, "color", value);
    }

    private boolean isThere(JsonObject manifest) {
        return cluster.live(id(manifest)).isPresent();
    }

    @Test
    void a_lost_namespace_comes_back_with_everything_that_was_in_it() {
        // Given
        rig.apply(namespace("home"), map("a", "1"), map("b", "1"));
        cluster.removeNamespace("home");

        // When
        rig.apply(namespace("home"), map("a", "2"), map("b", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(map("a", ""))).isTrue();
        assertThat(isThere(map("b", ""))).as("what the commit left alone").isTrue();
    }

    @Test
    void what_was_in_a_namespace_that_is_declared_anew_comes_back_too() {
        // Given
        rig.apply(namespace("home"), map("a", "1"));
        cluster.removeNamespace("home");

        // When: the namespace itself is what the commit changes
        rig.apply(
                yaml("{apiVersion: v1, kind: Namespace, metadata: {name: home, labels: {x: y}}}"),
                map("a", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(map("a", ""))).isTrue();
    }

    @Test
    void what_was_in_a_namespace_that_somebody_made_again_comes_back() {
        // Given
        rig.creating("home");
        JsonObject made = DestinationNamespace.manifest(rig.options());
        rig.apply(made, map("a", "1"), map("b", "1"));
        cluster.removeNamespace("home");
        cluster.put(namespace("home"), "kubectl");

        // When
        rig.apply(made, map("a", "2"), map("b", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(map("b", ""))).isTrue();
    }

    @Test
    void a_lost_definition_comes_back_with_every_object_of_its_kind() {
        // Given
        rig.apply(crd("x.io"), widget("x.io", "default", "one", "1"));
        rig.apply(
                crd("x.io"),
                widget("x.io", "default", "one", "1"),
                widget("x.io", "default", "two", "1"));
        cluster.removeDefinition(id(crd("x.io")), WIDGET);

        // When
        rig.apply(
                crd("x.io"),
                widget("x.io", "default", "one", "2"),
                widget("x.io", "default", "two", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(widget("x.io", "default", "one", ""))).isTrue();
        assertThat(isThere(widget("x.io", "default", "two", ""))).isTrue();
    }

    @Test
    void what_was_in_a_namespace_that_others_keep_is_asked_about_once_it_is_there_again() {
        // Given: nobody but a person can make it again
        cluster.put(namespace("home"), "kubectl");
        rig.apply(map("a", "1"), map("b", "1"));
        cluster.removeNamespace("home");
        rig.apply(map("a", "2"), map("b", "1"));
        rig.last(Outcome.Failed.class);

        // When
        cluster.put(namespace("home"), "kubectl");
        rig.apply(map("a", "2"), map("b", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(map("b", ""))).isTrue();
    }

    @Test
    void what_was_in_a_namespace_of_others_that_was_made_again_comes_back() {
        // Given: no release fell into the time in which it was away
        cluster.put(namespace("home"), "kubectl");
        rig.apply(map("a", "1"), map("b", "1"), map("c", "1"));
        cluster.removeNamespace("home");
        cluster.put(namespace("home"), "kubectl");

        // When
        rig.apply(map("a", "2"), map("b", "1"), map("c", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(map("b", ""))).as("what the commit left alone").isTrue();
        assertThat(isThere(map("c", ""))).isTrue();
    }

    @Test
    void what_was_in_it_comes_back_too_where_a_release_only_prunes_there() {
        // Given
        cluster.put(namespace("home"), "kubectl");
        rig.apply(map("a", "1"), map("b", "1"));
        cluster.removeNamespace("home");
        cluster.put(namespace("home"), "kubectl");

        // When
        rig.apply(map("b", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(map("b", ""))).isTrue();
    }

    @Test
    void objects_of_a_definition_of_others_that_was_made_again_come_back() {
        // Given: they are in different namespaces
        cluster.put(namespace("far"), "kubectl");
        new Rig("operator", cluster).apply(crd("x.io"));
        rig.apply(widget("x.io", "default", "one", "1"), widget("x.io", "far", "two", "1"));
        cluster.removeDefinition(id(crd("x.io")), WIDGET);
        new Rig("anew", cluster).apply(crd("x.io"));

        // When
        rig.apply(widget("x.io", "default", "one", "2"), widget("x.io", "far", "two", "1"));

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(widget("x.io", "far", "two", ""))).isTrue();
    }

    @Test
    void an_object_that_was_deleted_by_itself_costs_one_look_at_another_beside_it() {
        // Given
        cluster.put(namespace("home"), "kubectl");
        Rig lonely = new Rig("lonely", cluster);
        lonely.apply(map("z", "1"));
        rig.apply(map("a", "1"), map("b", "1"), map("c", "1"), map("d", "1"));
        cluster.remove(id(map("z", "")));
        cluster.remove(id(map("a", "")));
        int before = cluster.calls();
        lonely.apply(map("z", "2"));
        int alone = cluster.calls() - before;

        // When
        before = cluster.calls();
        rig.apply(map("a", "2"), map("b", "1"), map("c", "1"), map("d", "1"));

        // Then
        assertThat(cluster.calls() - before).isEqualTo(alone + 1);
    }

    @Test
    void what_is_written_while_its_namespace_goes_is_not_called_applied() {
        // Given
        cluster.put(namespace("home"), "kubectl");
        rig.apply(map("a", "1"));
        AtomicBoolean once = new AtomicBoolean();
        cluster.meddling(() -> {
            if (!once.getAndSet(true)) {
                time.pass(Duration.ofSeconds(2));
                cluster.put(
                        yaml(
                                """
                                apiVersion: v1
                                kind: Namespace
                                metadata: {name: home, deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: [x]}
                                """),
                        "kubectl");
            }
        });

        // When
        rig.apply(map("a", "2"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("namespace home is being deleted");
    }

    @Test
    void a_job_that_is_cleaned_up_while_the_end_of_its_release_waits_does_not_run_again() {
        // Given
        JsonObject job = job("home", "migrate", "app:1");
        cluster.put(namespace("home"), "kubectl");
        rig.apply(map("a", "1"));
        AtomicBoolean once = new AtomicBoolean();
        cluster.meddling(() -> {
            if (!once.getAndSet(true)) {
                time.pass(Duration.ofSeconds(2));
            }
        });
        cluster.unreadableWhen(object -> object.kind().equals("Namespace") && isThere(job));
        rig.push(map("a", "1"), job);
        assertThat(isThere(job)).isTrue();

        // When
        cluster.unreadableWhen(_ -> false);
        cluster.remove(id(job));
        rig.wake("release");

        // Then
        rig.last(Outcome.Applied.class);
        assertThat(isThere(job)).as("the job runs again").isFalse();
    }

    @Test
    void a_change_costs_one_look_at_the_namespace_it_is_in() {
        // Given
        rig.apply(namespace("home"), map("a", "1"));
        int before = cluster.calls();
        rig.apply(namespace("home"), map("a", "2"));
        int inOurs = cluster.calls() - before;
        Rig other = new Rig("other", cluster);
        other.apply(map("c", "1"));

        // When
        before = cluster.calls();
        other.apply(map("c", "2"));

        // Then
        assertThat(inOurs).isEqualTo(cluster.calls() - before + 1);
    }

    @Test
    void the_owner_of_an_object_is_named() {
        // Given
        new Rig("first", cluster).apply(configMap("default", "same", "color", "1"));
        rig.list();

        // When
        rig.apply(configMap("default", "same", "color", "1"));

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("it belongs to the application first@dev (repository repo)");
    }

    @Test
    void an_owner_that_was_put_right_by_hand_is_read_again() {
        // Given
        rig.apply(map0("1"));
        inventory.own("repo", "other");
        rig.restarted();
        rig.apply(map0("2"));
        assertThat(rig.last(Outcome.Failed.class).error()).contains("belongs to repository other");

        // When
        inventory.own("other", "repo");
        rig.apply(map0("3"));

        // Then
        rig.last(Outcome.Applied.class);
    }

    @Test
    void a_release_of_another_repository_touches_neither_an_object_nor_the_inventory() {
        // Given: by its planner's leave, and not by its owner's
        rig.apply(map0("1"), configMap("default", "b", "color", "1"));
        inventory.own("repo", "other");
        rig.restarted();
        JsonObject before = inventory.read();
        Set<ObjectId> there = cluster.all();

        // When: it would change one and delete the other
        rig.apply(map0("2"));

        // Then
        Outcome.Failed failed = rig.last(Outcome.Failed.class);
        assertThat(failed.error()).contains("belongs to repository other, not to repo");
        assertThat(failed.results()).isEmpty();
        assertThat(inventory.read()).isEqualTo(before);
        assertThat(cluster.all()).isEqualTo(there);
        assertThat(cluster.changesOf(id(map0("")))).isEqualTo(1);

        // When
        inventory.own("other", "repo");
        rig.apply(map0("3"));

        // Then: what was its own all the time goes on from there
        rig.last(Outcome.Applied.class);
        assertThat(cluster.changesOf(id(map0("")))).isEqualTo(2);
        assertThat(isThere(configMap("default", "b", "color", ""))).isFalse();
    }

    private static JsonObject map0(String value) {
        return configMap("default", "a", "color", value);
    }
}
