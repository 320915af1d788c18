package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.job;
import static dev.sailplan.applier.testing.Manifests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.effect.Effect;
import dev.sailplan.common.domain.id.ApplicationId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.ObjectResult.Done;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Moves;
import dev.sailplan.common.domain.plan.Moves.Move;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.ApiKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovesTest {
    private static final String NS = "default";
    private static final JsonObject SHARED = map("shared", "1");
    private final FakeCluster cluster = new FakeCluster();
    private final Rig a = new Rig("a", cluster);
    private final Rig b = new Rig("b", cluster);
    private Optional<String> uid = Optional.empty();

    @BeforeEach
    void shared_belongs_to_a() {
        a.apply(SHARED, map("own-a", "1"));
        b.apply(map("own-b", "1"));
        uid = uid(SHARED);
    }

    private static JsonObject map(String name, String value) {
        return configMap(NS, name, "color", value);
    }

    private Optional<String> uid(JsonObject manifest) {
        return cluster.live(id(manifest)).flatMap(o -> o.object("metadata").text("uid"));
    }

    private Optional<String> label(JsonObject manifest) {
        return cluster.live(id(manifest))
                .flatMap(o ->
                        o.object("metadata").object("labels").text("sailplan.dev/application"));
    }

    private Optional<String> color(JsonObject manifest) {
        return cluster.live(id(manifest)).flatMap(o -> o.object("data").text("color"));
    }

    private Optional<String> idOf(Rig rig) {
        return Optional.of(ApplicationId.of(rig.application(), cluster.uid()).value());
    }

    private static Move move(JsonObject object, Rig other) {
        return new Move(id(object), other.application());
    }

    private static JsonObject kept(JsonObject manifest) {
        Json annotations = Json.object(Map.of("sailplan.dev/prune", Json.text("disabled")));
        return manifest.with(
                "metadata", manifest.object("metadata").with("annotations", annotations));
    }

    private void moves(Rig from, Rig to) {
        from.moving(new Moves(List.of(move(SHARED, to)), List.of()));
        to.moving(new Moves(List.of(), List.of(move(SHARED, from))));
    }

    private String inventory(Rig rig) {
        ObjectId head =
                new ObjectId("", "ConfigMap", "sailplan-system", "app-" + idOf(rig).orElseThrow());
        return cluster.live(head).map(JsonObject::canonical).orElse("");
    }

    private void assertTakenBy(Rig rig) {
        assertThat(uid(SHARED)).isPresent().isEqualTo(uid);
        assertThat(label(SHARED)).isEqualTo(idOf(rig));
        assertThat(inventory(rig)).contains("shared");
    }

    @Test
    void a_receiver_that_comes_first_takes_the_object_as_it_is() {
        // Given
        moves(a, b);

        // When
        b.apply(map("own-b", "1"), SHARED);
        a.apply(map("own-a", "1"));

        // Then
        assertTakenBy(b);
        assertThat(b.sent(Outcome.Applied.class).getLast().results())
                .anyMatch(r -> r.effect() instanceof Effect.Adopt);
        a.last(Outcome.Applied.class);
        assertThat(inventory(a)).doesNotContain("shared");
    }

    @Test
    void a_giver_that_comes_first_keeps_it_until_it_is_taken() {
        // Given
        moves(a, b);

        // When
        a.apply(map("own-a", "1"));

        // Then
        assertThat(uid(SHARED)).isEqualTo(uid);
        assertThat(a.last(Outcome.Applied.class).results())
                .anyMatch(r ->
                        r.done().equals(new Done.Kept("handed to b@dev, which has not taken it")));
        b.apply(map("own-b", "1"), SHARED);
        assertTakenBy(b);
        a.apply(map("own-a", "2"));
        assertThat(inventory(a)).doesNotContain("shared");
        assertTakenBy(b);
    }

    @Test
    void it_is_kept_while_its_receiver_fails_and_taken_when_that_is_over() {
        // Given
        moves(a, b);
        cluster.refusing("broken");

        // When
        b.apply(map("broken", "1"), SHARED);
        a.apply(map("own-a", "1"));
        a.apply(map("own-a", "2"));

        // Then
        b.last(Outcome.Failed.class);
        assertThat(uid(SHARED)).isEqualTo(uid);
        b.apply(map("own-b", "1"), SHARED);
        assertTakenBy(b);
    }

    @Test
    void it_is_pruned_when_nobody_declares_it_any_more() {
        // Given
        moves(a, b);
        a.apply(map("own-a", "1"));

        // When
        a.moving(Moves.NONE).apply(map("own-a", "2"));

        // Then
        assertThat(uid(SHARED)).isEmpty();
    }

    @Test
    void what_its_annotation_kept_is_taken_by_whoever_declares_it_later() {
        // Given
        JsonObject kept = kept(SHARED);
        a.apply(kept, map("own-a", "1"));
        a.apply(map("own-a", "1"));
        a.apply(map("own-a", "2"));
        assertThat(inventory(a)).contains("shared");

        // When
        b.moving(new Moves(List.of(), List.of(move(SHARED, a)))).apply(map("own-b", "1"), kept);

        // Then
        assertTakenBy(b);
        a.moving(new Moves(List.of(move(SHARED, b)), List.of())).apply(map("own-a", "3"));
        assertThat(inventory(a)).doesNotContain("shared");
        assertTakenBy(b);
    }

    /// The way from one repository to another.
    @Test
    void what_one_application_let_go_of_is_adopted_by_another_as_it_is() {
        // Given
        Plan none = a.plan();
        a.records(none).forEach(a::handle);
        a.handle(a.record(a.lettingGo(none)));
        assertThat(label(SHARED)).isEmpty();

        // When
        b.apply(map("own-b", "1"), SHARED);

        // Then
        assertTakenBy(b);
        assertThat(inventory(a)).doesNotContain("shared");
    }

    @Test
    void what_was_handed_over_can_be_let_go_of_at_once() {
        // Given
        moves(a, b);
        b.apply(map("own-b", "1"), SHARED);
        a.apply(map("own-a", "1"));

        // When
        b.moving(Moves.NONE);
        Plan none = b.plan();
        b.records(none).forEach(b::handle);
        b.handle(b.record(b.lettingGo(none)));

        // Then
        b.last(Outcome.Applied.class);
        assertThat(label(SHARED)).isEmpty();
        assertThat(uid(SHARED)).isPresent().isEqualTo(uid);
    }

    @Test
    void of_several_that_gave_it_up_the_one_counts_that_still_has_it() {
        // Given
        moves(a, b);
        b.apply(map("own-b", "1"), SHARED);
        a.apply(map("own-a", "1"));
        Rig c = new Rig("c", cluster);

        // When
        c.moving(new Moves(List.of(), List.of(move(SHARED, a), move(SHARED, b)))).apply(SHARED);

        // Then
        assertTakenBy(c);
    }

    @Test
    void it_moves_back_and_forth() {
        // Given
        moves(a, b);
        a.apply(map("own-a", "1"));
        b.apply(map("own-b", "1"), SHARED);
        moves(b, a);

        // When
        a.apply(map("own-a", "1"), map("shared", "2"));
        b.apply(map("own-b", "1"));

        // Then
        assertTakenBy(a);
        assertThat(inventory(b)).doesNotContain("shared");
    }

    /// A release of a went without it at no time, so that a's inventory says that it is as declared.
    @Test
    void it_comes_back_before_its_first_owner_was_released_without_it() {
        // Given
        moves(a, b);
        b.apply(map("own-b", "1"), map("shared", "2"));
        assertTakenBy(b);
        moves(b, a);

        // When
        a.apply(SHARED, map("own-a", "1"));
        b.apply(map("own-b", "1"));

        // Then
        assertTakenBy(a);
        assertThat(color(SHARED)).contains("1");
        assertThat(inventory(b)).doesNotContain("shared");
    }

    @Test
    void it_is_made_anew_where_who_took_it_meanwhile_pruned_it() {
        // Given
        moves(a, b);
        b.apply(map("own-b", "1"), SHARED);
        b.moving(Moves.NONE).apply(map("own-b", "1"));
        assertThat(uid(SHARED)).isEmpty();
        moves(b, a);

        // When
        a.apply(SHARED, map("own-a", "1"));

        // Then
        assertThat(label(SHARED)).isEqualTo(idOf(a));
    }

    @Test
    void many_that_come_back_are_found_with_one_list() {
        // Given
        JsonObject[] many =
                IntStream.range(0, 5)
                        .mapToObj(i -> map("many-" + i, "1"))
                        .toArray(JsonObject[]::new);
        a.apply(many);
        b.moving(new Moves(List.of(), Stream.of(many).map(object -> move(object, a)).toList()))
                .apply(many[0], many[1], many[2], many[3]);
        a.moving(new Moves(List.of(), Stream.of(many).map(object -> move(object, b)).toList()));

        // When
        a.apply(many);

        // Then
        assertThat(Stream.of(many).map(this::label)).containsOnly(idOf(a));
        assertThat(a.last(Outcome.Applied.class).results()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void those_whose_definition_is_gone_come_back_with_it(int count) {
        // Given
        List<JsonObject> widgets =
                IntStream.range(0, count).mapToObj(i -> widget("x.io", NS, "w" + i, "1")).toList();
        JsonObject[] all =
                Stream.concat(Stream.of(crd("x.io")), widgets.stream()).toArray(JsonObject[]::new);
        a.apply(all);
        b.moving(new Moves(List.of(), widgets.stream().map(it -> move(it, a)).toList()))
                .apply(widgets.toArray(JsonObject[]::new));
        a.moving(new Moves(List.of(), widgets.stream().map(it -> move(it, b)).toList()));
        cluster.removeDefinition(
                id(crd("x.io")), new ApiKind("x.io", "v1", "Widget", "widgets", true));

        // When
        a.apply(all);

        // Then
        a.last(Outcome.Applied.class);
        assertThat(widgets.stream().map(this::label)).containsOnly(idOf(a));
    }

    @Test
    void what_has_come_is_not_asked_about_by_later_releases() {
        // Given
        moves(a, b);
        b.apply(map("own-b", "1"), SHARED);
        a.apply(map("own-a", "1"));

        // When
        b.apply(map("own-b", "2"), SHARED);

        // Then
        assertThat(b.last(Outcome.Applied.class).results())
                .extracting(r -> r.object().name())
                .containsExactly("own-b");
    }

    @Test
    void two_applications_swap_their_objects() {
        // Given
        Optional<String> other = uid(map("own-b", "1"));
        a.moving(new Moves(List.of(move(SHARED, b)), List.of(move(map("own-b", "1"), b))));
        b.moving(new Moves(List.of(move(map("own-b", "1"), a)), List.of(move(SHARED, a))));

        // When
        a.apply(map("own-a", "1"), map("own-b", "1"));
        b.apply(SHARED);

        // Then
        assertTakenBy(b);
        assertThat(uid(map("own-b", "1"))).isEqualTo(other);
        assertThat(label(map("own-b", "1"))).isEqualTo(idOf(a));
    }

    @Test
    void a_receiver_that_dies_after_its_claim_goes_on() {
        // Given
        moves(a, b);
        b.killedWhen(() -> inventory(b).contains("shared"));
        b.apply(map("own-b", "1"), SHARED);
        a.apply(map("own-a", "1"));
        assertThat(b.isKilled()).isTrue();

        // When
        b.on(cluster).restarted().apply(map("own-b", "1"), SHARED);

        // Then
        assertTakenBy(b);
    }

    @Test
    void a_job_that_moves_is_not_run_again() {
        // Given
        JsonObject job = job(NS, "migrate", "image:1");
        a.apply(SHARED, map("own-a", "1"), job);
        Optional<String> ran = uid(job);
        a.moving(new Moves(List.of(move(job, b)), List.of()));
        b.moving(new Moves(List.of(), List.of(move(job, a))));

        // When
        b.apply(map("own-b", "1"), job);
        a.apply(SHARED, map("own-a", "1"));

        // Then
        assertThat(uid(job)).isPresent().isEqualTo(ran);
        assertThat(label(job)).isEqualTo(idOf(b));
    }

    /// Nothing on the cluster tells any more that the job was there.
    @Test
    void a_job_before_a_hand_over_that_is_interrupted_is_not_run_again_once_it_is_gone() {
        // Given
        JsonObject job = job(NS, "migrate", "image:1");
        a.moving(new Moves(List.of(move(SHARED, b)), List.of()));
        cluster.unreadableWhen(
                object -> object.equals(id(SHARED)) && cluster.live(id(job)).isPresent());
        a.push(map("own-a", "1"), job);
        assertThat(uid(job)).isPresent();
        cluster.remove(id(job));
        cluster.unreadableWhen(_ -> false);

        // When
        a.apply(map("own-a", "1"), job);

        // Then
        assertThat(a.sent(Outcome.Applied.class)).hasSize(2);
        assertThat(uid(job)).isEmpty();
    }

    @Test
    void an_object_of_another_application_that_hands_nothing_over_stays_where_it_is() {
        // When
        b.apply(map("own-b", "1"), SHARED);

        // Then
        b.last(Outcome.Failed.class);
        assertThat(label(SHARED)).isEqualTo(idOf(a));
    }
}
