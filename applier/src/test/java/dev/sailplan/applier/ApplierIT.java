package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.CONFIG_MAP;
import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Health;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplierIT {
    private static final Cluster CLUSTER = TestApiServer.running().cluster();

    private static String namespace(String name) {
        JsonObject manifest = yaml("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
        CLUSTER.apply(Manifests.NAMESPACE, id(manifest), manifest, Cluster.Write.REAL);
        return name;
    }

    private static String data(String namespace, String name) {
        return CLUSTER.get(CONFIG_MAP, id(configMap(namespace, name, "a", "")))
                .map(o -> o.object("data").text("color").orElse("none"))
                .orElse("gone");
    }

    @Test
    void creates_updates_and_prunes() {
        // Given
        String ns = namespace("walk");
        Rig rig = new Rig("walk", CLUSTER);

        // When
        rig.apply(configMap(ns, "web", "color", "blue"), configMap(ns, "db", "color", "red"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).health()).isEqualTo(new Health.Healthy());
        assertThat(data(ns, "web")).isEqualTo("blue");
        assertThat(rig.lastStatus().settled().get().end()).isEqualTo(Status.End.APPLIED);
        assertThat(rig.lastStatus().held()).isPresent();

        // When
        rig.apply(configMap(ns, "web", "color", "green"));

        // Then
        assertThat(rig.last(Outcome.Applied.class).results()).hasSize(2);
        assertThat(data(ns, "web")).isEqualTo("green");
        assertThat(data(ns, "db")).isEqualTo("gone");
        assertThat(rig.outcomes()).filteredOn(Outcome.Started.class::isInstance).hasSize(2);
    }

    @Test
    void applies_two_hundred_objects_quickly() {
        String ns = namespace("many");
        Rig rig = new Rig("many", CLUSTER);
        JsonObject[] all =
                IntStream.range(0, 200)
                        .mapToObj(i -> configMap(ns, "m" + i, "color", "blue"))
                        .toArray(JsonObject[]::new);
        rig.apply(all);
        assertThat(rig.last(Outcome.Applied.class).results()).hasSize(200);
        assertThat(CLUSTER.list(CONFIG_MAP, java.util.Optional.of(ns), "")).hasSizeGreaterThanOrEqualTo(200);
        assertThat(List.of(all)).allMatch(m -> CLUSTER.get(CONFIG_MAP, id(m)).isPresent());
    }
}
