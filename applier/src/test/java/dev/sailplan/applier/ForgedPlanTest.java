package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.applier.testing.FakeCluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.common.domain.id.Digest;
import dev.sailplan.common.domain.id.ObjectId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Body;
import dev.sailplan.common.domain.plan.Index;
import dev.sailplan.common.domain.plan.IndexEntry;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.log.Work;
import dev.sailplan.common.log.port.Inbound;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans that the right key signed and that no honest planner makes.
class ForgedPlanTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Rig rig = new Rig("shop", cluster);

    private static JsonObject map(String value) {
        return configMap("default", "a", "k", value);
    }

    @BeforeEach
    void an_object_that_is_ours() {
        rig.apply(map("ours"));
    }

    @AfterEach
    void is_as_it_was() {
        assertThat(cluster.live(new ObjectId("", "ConfigMap", "default", "a")))
                .hasValueSatisfying(
                        live -> assertThat(live.object("data").text("k")).contains("ours"));
        assertThat(cluster.all())
                .noneMatch(object ->
                        object.kind().equals("Secret")
                                || (object.kind().equals("ConfigMap")
                                        && object.name().equals("b")));
        assertThat(rig.outcomes()).hasSize(2).noneMatch(Outcome.Failed.class::isInstance);
    }

    private static Plan with(Plan plan, PlanId id, Index index, List<Body> bodies) {
        return new Plan(
                id,
                plan.subject(),
                plan.inputs(),
                plan.options(),
                index,
                bodies,
                plan.pullRequest(),
                plan.event(),
                plan.at());
    }

    @Test
    void an_id_that_is_not_that_of_its_content_is_refused() {
        // Given
        Plan honest = rig.plan(map("forged"));
        Plan forged =
                with(honest, PlanId.of(Digest.of("another")), honest.index(), honest.bodies());

        // Then
        refused(rig.records(forged).getLast(), "the plan's id is not that of its content");
    }

    @Test
    void the_key_of_another_application_is_refused() {
        // Given
        Plan plan = rig.plan(map("forged"));
        Inbound elsewhere = keyed(rig.records(plan).getLast(), "team/web@dev");
        Inbound release = keyed(rig.record(rig.release(plan)), "team/web@dev");

        // Then
        refused(elsewhere, "the record's key is not the application that its body names");
        refused(release, "the record's key is not the application that its body names");
    }

    private void refused(Inbound record, String why) {
        assertThatThrownBy(() -> rig.handle(record))
                .isInstanceOf(Work.Unprocessable.class)
                .hasMessage(why);
    }

    private static Inbound keyed(Inbound record, String key) {
        return new Inbound(
                record.from(),
                record.offset(),
                key,
                record.headers(),
                record.value(),
                record.timestamp());
    }

    /// Such a body is none, and is asked for.
    @Test
    void a_body_of_another_digest_is_never_sent() {
        // Given
        Plan honest = rig.plan(map("declared"));
        Body body = honest.bodies().getFirst();
        JsonObject data = JsonObject.EMPTY.with("k", Json.text("forged"));
        Body forged = new Body(body.digest(), body.manifest().with("data", data));

        // When
        carryOut(with(honest, honest.id(), honest.index(), List.of(forged)));

        // Then
        assertThat(rig.lastStatus().wants()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ConfigMap/default/b", "Secret/default/a", "ConfigMap/other/a"})
    void a_body_of_another_object_is_never_sent(String named) {
        // Given
        Plan honest = rig.plan(map("forged"));
        IndexEntry entry = honest.index().entries().getFirst();
        String[] parts = named.split("/", -1);
        Index index =
                new Index(
                        List.of(
                                new IndexEntry(
                                        new ObjectId("", parts[0], parts[1], parts[2]),
                                        entry.version(),
                                        entry.digest(),
                                        entry.wave(),
                                        entry.at())));

        // When
        carryOut(
                with(
                        honest,
                        Plan.idOf(index, honest.options(), honest.inputs()),
                        index,
                        honest.bodies()));

        // Then
        assertThat(rig.lastStatus().wants()).isPresent();
    }

    private void carryOut(Plan plan) {
        rig.records(plan).forEach(rig::handle);
        rig.handle(rig.record(rig.release(plan)));
    }
}
