package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.cluster.Cluster.Write;
import dev.sailplan.applier.effect.ObjectFinding.Fence;
import dev.sailplan.applier.effect.WriteAnswer;
import dev.sailplan.applier.testing.HastyTime;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A namespace of the real API server that is being deleted, and that a finalizer holds.
class TerminatingIT {
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final String NS = "leaving";
    private static final JsonObject HELD = held();
    private static final JsonObject NEW = configMap(NS, "new", "a", "1");

    private static JsonObject held() {
        JsonObject map = configMap(NS, "held", "a", "1");
        return map.with(
                "metadata",
                map.object("metadata")
                        .with("finalizers", Json.array(List.of(Json.text("example.com/hold")))));
    }

    @BeforeEach
    void it_is_being_deleted() {
        JsonObject namespace = Manifests.namespace(NS);
        CLUSTER.apply(Manifests.NAMESPACE, id(namespace), namespace, Write.REAL);
        CLUSTER.apply(CONFIG_MAP, id(HELD), HELD, Write.REAL);
        CLUSTER.delete(
                Manifests.NAMESPACE,
                id(namespace),
                new Fence(Optional.empty(), Optional.empty(), false),
                Write.REAL);
    }

    @AfterEach
    void it_is_let_go() {
        JsonObject free = configMap(NS, "held", "a", "1");
        CLUSTER.apply(CONFIG_MAP, id(free), free, Write.REAL);
    }

    @Test
    void a_release_into_it_ends_in_words_and_writes_nothing() {
        // Given: the answer of the server itself
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(CLUSTER.apply(CONFIG_MAP, id(NEW), NEW, Write.DRY_RUN))
                                .isInstanceOfSatisfying(
                                        WriteAnswer.Forbidden.class,
                                        it -> assertThat(it.namespaceTerminating()).isTrue()));
        Rig rig = new Rig("leaving", CLUSTER).hasty(new HastyTime());

        // When
        rig.apply(NEW);

        // Then
        assertThat(rig.last(Outcome.Failed.class).error())
                .contains("ConfigMap/new")
                .contains("leaving")
                .contains("is being terminated");
        assertThat(CLUSTER.get(CONFIG_MAP, id(NEW))).isEmpty();
    }
}
