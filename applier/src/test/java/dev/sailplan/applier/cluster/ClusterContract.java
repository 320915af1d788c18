package dev.sailplan.applier.cluster;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.NAMESPACE;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.namespace;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.cluster.Cluster.Deletion;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.fields.OurMarks;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What everything above relies on, of a real API server and of the one in memory alike.
abstract class ClusterContract {
    private static final String NS = "contract";

    abstract Cluster cluster();

    /// Server-side apply by `kubectl`, by force.
    abstract void applyAsOther(JsonObject manifest);

    @BeforeEach
    void a_namespace() {
        cluster().apply(NAMESPACE, id(namespace(NS)), namespace(NS), Write.REAL);
    }

    private WriteAnswer apply(JsonObject manifest, Write how) {
        return cluster().apply(CONFIG_MAP, id(manifest), manifest, how);
    }

    private JsonObject applied(JsonObject manifest) {
        return stored(apply(manifest, Write.REAL));
    }

    private static JsonObject map(String name, String value) {
        return configMap(NS, name, "a", value);
    }

    private static JsonObject stored(WriteAnswer answer) {
        assertThat(answer).isInstanceOf(WriteAnswer.Stored.class);
        return ((WriteAnswer.Stored) answer).object();
    }

    private static String meta(JsonObject object, String field) {
        return object.object("metadata").text(field).orElse("");
    }

    private static JsonObject with(JsonObject manifest, String field, String value) {
        return manifest.with("metadata", manifest.object("metadata").with(field, Json.text(value)));
    }

    private Optional<JsonObject> live(String name) {
        return cluster().get(CONFIG_MAP, id(map(name, "")));
    }

    private Optional<String> data(String name) {
        return live(name).flatMap(it -> it.object("data").text("a"));
    }

    @Test
    void creates_then_leaves_an_equal_object_as_it_is() {
        // When
        WriteAnswer first = apply(map("same", "1"), Write.REAL);
        WriteAnswer second = apply(map("same", "1"), Write.REAL);

        // Then
        assertThat(((WriteAnswer.Stored) first).created()).isTrue();
        assertThat(((WriteAnswer.Stored) second).created()).isFalse();
        assertThat(meta(stored(second), "resourceVersion"))
                .isEqualTo(meta(stored(first), "resourceVersion"));
        assertThat(meta(stored(second), "uid")).isEqualTo(meta(stored(first), "uid"));
    }

    @Test
    void a_change_keeps_the_uid_and_moves_the_version() {
        // Given
        JsonObject before = applied(map("changed", "1"));

        // When
        JsonObject after = applied(map("changed", "2"));

        // Then
        assertThat(meta(after, "uid")).isEqualTo(meta(before, "uid"));
        assertThat(meta(after, "resourceVersion")).isNotEqualTo(meta(before, "resourceVersion"));
    }

    @Test
    void a_dry_run_answers_and_changes_nothing() {
        // Given
        JsonObject before = applied(map("dry", "1"));

        // When
        WriteAnswer changed = apply(map("dry", "2"), Write.DRY_RUN);
        WriteAnswer created = apply(map("never", "1"), Write.DRY_RUN);

        // Then
        assertThat(stored(changed).object("data").text("a")).contains("2");
        assertThat(meta(stored(changed), "resourceVersion"))
                .isEqualTo(meta(before, "resourceVersion"));
        assertThat(((WriteAnswer.Stored) created).created()).isTrue();
        assertThat(data("dry")).contains("1");
        assertThat(live("never")).isEmpty();
    }

    @Test
    void a_stale_resource_version_is_a_moved_object_even_by_force() {
        // Given
        JsonObject first = applied(map("stale", "1"));
        applied(map("stale", "2"));

        // When
        JsonObject late =
                with(map("stale", "3"), "resourceVersion", meta(first, "resourceVersion"));

        // Then
        for (Write how : List.of(Write.REAL, Write.REAL_FORCED, Write.DRY_RUN_FORCED)) {
            assertThat(apply(late, how)).isInstanceOf(WriteAnswer.Moved.class);
        }
        assertThat(data("stale")).contains("2");
    }

    @Test
    void a_resource_version_that_nothing_has_lets_an_apply_create_and_nothing_else() {
        // Given
        JsonObject fenced = with(map("fenced", "1"), "resourceVersion", "1");

        // When
        WriteAnswer missing = apply(fenced, Write.REAL);
        WriteAnswer present = apply(fenced, Write.REAL);
        WriteAnswer forced = apply(fenced, Write.REAL_FORCED);

        // Then
        assertThat(((WriteAnswer.Stored) missing).created()).isTrue();
        assertThat(present).isInstanceOf(WriteAnswer.Moved.class);
        assertThat(forced).isInstanceOf(WriteAnswer.Moved.class);
    }

    @Test
    void a_wrong_uid_is_a_moved_object_whether_it_exists_or_not() {
        // Given
        applied(map("uid", "1"));
        String other = "11111111-2222-3333-4444-555555555555";

        // When
        WriteAnswer present = apply(with(map("uid", "2"), "uid", other), Write.REAL);
        WriteAnswer missing = apply(with(map("no-uid", "2"), "uid", other), Write.REAL);

        // Then
        assertThat(present).isInstanceOf(WriteAnswer.Moved.class);
        assertThat(missing).isInstanceOf(WriteAnswer.Moved.class);
        assertThat(live("no-uid")).isEmpty();
    }

    @Test
    void a_missing_namespace_and_an_unserved_kind_are_told_apart() {
        // Given
        JsonObject custom =
                yaml("{apiVersion: x.io/v1, kind: Foo, metadata: {name: a, namespace: contract}}");
        ApiKind kind = new ApiKind("x.io", "v1", "Foo", "foos", true);
        JsonObject old =
                yaml(
                        "{apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a,"
                                + " namespace: contract}}");
        ApiKind gone = new ApiKind("apps", "v1beta1", "Deployment", "deployments", true);

        // Then
        assertThat(apply(configMap("nope", "x", "a", "1"), Write.DRY_RUN))
                .isInstanceOf(WriteAnswer.NoSuchNamespace.class);
        assertThat(cluster().apply(kind, id(custom), custom, Write.DRY_RUN))
                .isInstanceOf(WriteAnswer.NoSuchKind.class);
        assertThat(cluster().apply(gone, id(old), old, Write.DRY_RUN))
                .isInstanceOf(WriteAnswer.NoSuchKind.class);
    }

    @Test
    void a_field_is_refused_until_the_definition_of_its_kind_has_it() {
        // Given
        String group = "fields.example.com";
        ApiKind widgets = new ApiKind(group, "v1", "Widget", "widgets", true);
        JsonObject colored = Manifests.coloredWidget(group, NS, "one");
        define(Manifests.crd(group));
        awaitStored(widgets, Manifests.widget(group, NS, "one", "1"));

        // When
        WriteAnswer refused = cluster().apply(widgets, id(colored), colored, Write.DRY_RUN);
        define(Manifests.crdWithColor(group));

        // Then
        assertThat(refused)
                .isInstanceOfSatisfying(
                        WriteAnswer.Invalid.class,
                        it -> assertThat(it.message()).contains("field not declared in schema"));
        awaitStored(widgets, colored);
    }

    private void define(JsonObject crd) {
        stored(cluster().apply(Manifests.CRD, id(crd), crd, Write.REAL));
    }

    private void awaitStored(ApiKind kind, JsonObject manifest) {
        Awaitility.await()
                .until(() ->
                        cluster().kindsOf(kind.apiVersion()).isPresent()
                                && cluster().apply(kind, id(manifest), manifest, Write.DRY_RUN)
                                        instanceof WriteAnswer.Stored);
    }

    @Test
    void a_conflict_names_field_and_manager_and_yields_to_force() {
        // Given
        applyAsOther(map("contested", "1"));

        // When
        WriteAnswer answer = apply(map("contested", "2"), Write.REAL);

        // Then
        assertThat(answer).isInstanceOf(WriteAnswer.FieldConflict.class);
        assertThat(((WriteAnswer.FieldConflict) answer).fields())
                .containsExactly(new WriteAnswer.Contested(".data.a", "kubectl"));
        assertThat(data("contested")).contains("1");
        assertThat(apply(map("contested", "2"), Write.REAL_FORCED))
                .isInstanceOf(WriteAnswer.Stored.class);
        assertThat(data("contested")).contains("2");
    }

    @Test
    void a_field_that_is_no_longer_applied_goes() {
        // Given
        applied(map("fields", "1"));

        // When
        applied(configMap(NS, "fields", "b", "1"));

        // Then
        assertThat(data("fields")).isEmpty();
    }

    @Test
    void a_foreign_edit_of_our_field_shows_in_our_fields_and_a_foreign_addition_does_not() {
        // Given
        Optional<?> ours = OurMarks.hash(applied(map("drifted", "1")));

        // When
        applyAsOther(configMap(NS, "drifted", "b", "2"));
        Optional<?> afterAddition = OurMarks.hash(live("drifted").orElseThrow());
        applyAsOther(map("drifted", "2"));
        Optional<?> afterEdit = OurMarks.hash(live("drifted").orElseThrow());

        // Then
        assertThat(ours).isPresent();
        assertThat(afterAddition).isEqualTo(ours);
        assertThat(afterEdit).isNotEqualTo(ours);
    }

    @Test
    void creates_only_what_is_missing_and_replaces_only_what_is_as_it_was() {
        // Given
        JsonObject made =
                stored(
                        cluster()
                                .create(
                                        CONFIG_MAP,
                                        id(map("made", "1")),
                                        map("made", "1"),
                                        Write.REAL));
        JsonObject next = with(map("made", "2"), "resourceVersion", meta(made, "resourceVersion"));

        // When
        WriteAnswer again =
                cluster().create(CONFIG_MAP, id(map("made", "1")), map("made", "1"), Write.REAL);
        WriteAnswer replaced = cluster().replace(CONFIG_MAP, id(next), next);
        WriteAnswer late = cluster().replace(CONFIG_MAP, id(next), next);

        // Then
        assertThat(again).isInstanceOf(WriteAnswer.Moved.class);
        assertThat(replaced).isInstanceOf(WriteAnswer.Stored.class);
        assertThat(late).isInstanceOf(WriteAnswer.Moved.class);
        assertThat(data("made")).contains("2");
    }

    @Test
    void deletes_by_uid_and_for_real_only() {
        // Given
        JsonObject object = applied(map("kept", "1"));
        ObjectId id = id(map("kept", "1"));
        String uid = meta(object, "uid");

        // Then
        assertThat(cluster().delete(CONFIG_MAP, id, Fence.ofUid(uid), Write.DRY_RUN))
                .isInstanceOf(Deletion.Accepted.class);
        assertThat(cluster().delete(CONFIG_MAP, id, Fence.ofUid("other"), Write.REAL))
                .isInstanceOf(Deletion.Moved.class);
        assertThat(live("kept")).isPresent();
        assertThat(cluster().delete(CONFIG_MAP, id, Fence.ofUid(uid), Write.REAL))
                .isEqualTo(new Deletion.Accepted(true));
        assertThat(cluster().delete(CONFIG_MAP, id, Fence.ofUid(uid), Write.REAL))
                .isInstanceOf(Deletion.AlreadyGone.class);
        assertThat(live("kept")).isEmpty();
    }

    @Test
    void deletes_nothing_that_was_written_since_it_was_read() {
        // Given
        JsonObject read = applied(map("written", "1"));
        JsonObject written = applied(map("written", "2"));
        ObjectId id = id(read);

        // Then
        assertThat(cluster().delete(CONFIG_MAP, id, Fence.of(read), Write.REAL))
                .isInstanceOf(Deletion.Moved.class);
        assertThat(live("written")).isPresent();
        assertThat(cluster().delete(CONFIG_MAP, id, Fence.of(written), Write.REAL))
                .isEqualTo(new Deletion.Accepted(true));
    }

    @Test
    void one_that_is_made_again_is_another_object() {
        // Given
        String before = meta(applied(map("again", "1")), "uid");
        cluster().delete(CONFIG_MAP, id(map("again", "1")), Fence.ofUid(before), Write.REAL);

        // When
        String after = meta(applied(map("again", "1")), "uid");

        // Then
        assertThat(after).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void finalizers_keep_a_deleted_object_until_they_are_gone() {
        // Given
        JsonObject held =
                map("held", "1")
                        .with(
                                "metadata",
                                yaml("{name: held, namespace: contract, finalizers: [x.io/hold]}"));
        String uid = meta(applied(held), "uid");

        // When
        Deletion deletion = cluster().delete(CONFIG_MAP, id(held), Fence.ofUid(uid), Write.REAL);

        // Then
        assertThat(deletion).isEqualTo(new Deletion.Accepted(false));
        assertThat(meta(live("held").orElseThrow(), "deletionTimestamp")).isNotEmpty();

        // When
        apply(map("held", "1"), Write.REAL);

        // Then
        assertThat(live("held")).isEmpty();
    }

    @Test
    void lists_what_a_label_selects() {
        // Given
        for (String name : List.of("one", "two")) {
            JsonObject map = map("listed-" + name, "1");
            applied(
                    map.with(
                            "metadata",
                            map.object("metadata")
                                    .with("labels", yaml("{list: %s}".formatted(name)))));
        }

        // Then
        assertThat(cluster().list(CONFIG_MAP, Optional.of(NS), "list")).hasSize(2);
        assertThat(cluster().listMetadata(CONFIG_MAP, Optional.of(NS), "list"))
                .extracting(it -> meta(it, "name"))
                .containsExactlyInAnyOrder("listed-one", "listed-two");
        assertThat(cluster().list(CONFIG_MAP, Optional.of(NS), "list=one"))
                .singleElement()
                .satisfies(it -> assertThat(meta(it, "name")).isEqualTo("listed-one"));
    }

    @Test
    void what_is_of_no_kind_is_not_listed() {
        ApiKind none = new ApiKind("nobody.io", "v1", "Nothing", "nothings", true);

        assertThatThrownBy(() -> cluster().list(none, Optional.of(NS), "list"))
                .isInstanceOfSatisfying(
                        ClusterUnavailable.class, e -> assertThat(e.isNotFound()).isTrue());
    }
}
