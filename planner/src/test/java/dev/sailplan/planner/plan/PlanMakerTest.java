package dev.sailplan.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.ClusterUid;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Limits;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.plan.PlanOptions;
import dev.sailplan.common.domain.plan.Subject;
import dev.sailplan.common.domain.problem.SourceLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanMakerTest {
    private static final SourceLocation AT = new SourceLocation("a.yaml", 1, 1);
    private final PlanMaker maker = new PlanMaker(new Marked());

    /// Digests of content, and a mark on whatever was sealed.
    private record Marked() implements ObjectSealing {
        @Override
        public Digest digest(ObjectId object, JsonObject manifest) {
            return Digest.of(manifest.canonical());
        }

        @Override
        public JsonObject sealed(ObjectId object, JsonObject manifest) {
            return manifest.with("sealed", Json.bool(true));
        }
    }

    private static DesiredObject config(String name, String wave) {
        JsonObject annotations =
                wave.isEmpty()
                        ? JsonObject.EMPTY
                        : Json.object(Map.of("sailplan.dev/wave", Json.text(wave)));
        return new DesiredObject(
                new ObjectId("", "ConfigMap", "shop", name),
                "v1",
                Json.object(
                        Map.of(
                                "data",
                                Json.text(name),
                                "metadata",
                                Json.object(Map.of("annotations", annotations)))),
                AT);
    }

    private static PlanOptions options(boolean createNamespace) {
        return new PlanOptions(
                "shop",
                createNamespace,
                Limits.DEFAULT,
                true,
                PlanOptions.Adopt.IDENTICAL,
                PlanOptions.Drift.CORRECT,
                Duration.ofMinutes(5),
                Optional.empty());
    }

    private static PlanMaker.Frame frame(Digest inputs) {
        return new PlanMaker.Frame(
                new Subject(
                        ApplicationKey.parse("demo/shop@dev"),
                        new ClusterUid("0f3c"),
                        new RepositoryName("shop"),
                        new CommitId("a".repeat(40))),
                options(false),
                inputs,
                new EventId("event"),
                Instant.EPOCH);
    }

    @Test
    void every_object_has_its_wave_and_the_bodies_are_sealed() {
        // Given
        List<DesiredObject> objects = List.of(config("b", "5"), config("a", ""));

        // When
        Index index = maker.index(objects);
        Plan plan = maker.plan(frame(Digest.of("in")), index, objects, Set.of());

        // Then
        assertThat(index.entries().stream().map(IndexEntry::wave)).containsExactly(0, 5);
        assertThat(plan.bodies())
                .hasSize(2)
                .allSatisfy(body -> assertThat(body.manifest().get("sealed")).isPresent());
        assertThat(plan.bodies().stream().map(body -> body.digest()))
                .containsExactlyElementsOf(
                        index.entries().stream().map(IndexEntry::digest).toList());
    }

    @Test
    void bodies_that_are_held_stay_at_home() {
        // Given
        List<DesiredObject> objects = List.of(config("a", ""), config("b", ""));
        Index index = maker.index(objects);
        Digest held = index.entries().getFirst().digest();

        // When
        Plan plan = maker.plan(frame(Digest.of("in")), index, objects, Set.of(held));

        // Then
        assertThat(plan.bodies())
                .singleElement()
                .satisfies(b -> assertThat(b.digest()).isNotEqualTo(held));
    }

    @Test
    void a_plan_is_named_by_its_content_and_not_by_what_travels_beside_it() {
        // Given
        List<DesiredObject> objects = List.of(config("a", ""));
        Index index = maker.index(objects);

        // Then
        Plan whole = maker.plan(frame(Digest.of("in")), index, objects, Set.of());
        Plan bare = maker.plan(frame(Digest.of("in")), index, List.of(), Set.of());
        Plan other = maker.plan(frame(Digest.of("other")), index, objects, Set.of());
        assertThat(whole.id()).isEqualTo(bare.id()).isNotEqualTo(other.id());
    }

    @Test
    void the_namespace_is_created_only_where_it_is_asked_for_and_missing() {
        // Given
        List<DesiredObject> objects = List.of(config("a", ""));

        // When
        List<DesiredObject> added = CreatedNamespace.added(objects, options(true), AT);

        // Then
        assertThat(added.getFirst().object()).isEqualTo(new ObjectId("", "Namespace", "", "shop"));
        assertThat(added.getFirst().manifest().canonical())
                .contains("\"sailplan.dev/prune\":\"disabled\"");
        assertThat(CreatedNamespace.added(added, options(true), AT)).isEqualTo(added);
        assertThat(CreatedNamespace.added(objects, options(false), AT)).isEqualTo(objects);
    }
}
