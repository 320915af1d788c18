package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.coloredWidget;
import static dev.sailplan.applier.testing.Manifests.crd;
import static dev.sailplan.applier.testing.Manifests.crdWithColor;
import static dev.sailplan.applier.testing.Manifests.id;
import static dev.sailplan.applier.testing.Manifests.namespace;
import static dev.sailplan.applier.testing.Manifests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.status.ApiKind;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// A definition and what uses it, changed together on a real API server, which goes by the old one for a moment.
@NullMarked
class DefinitionIT {
    private static final String GROUP = "defined.example.com";
    private static final String NS = "defined";
    private static final Cluster CLUSTER = TestApiServer.cluster();

    @Test
    void a_field_that_the_same_commit_adds_to_the_definition_can_be_used_at_once() {
        // Given
        Rig rig = new Rig("defined", CLUSTER);
        rig.apply(namespace(NS), crd(GROUP), widget(GROUP, NS, "one", "1"));
        rig.last(Outcome.Applied.class);

        // When
        rig.apply(
                namespace(NS),
                crdWithColor(GROUP),
                coloredWidget(GROUP, NS, "one"),
                coloredWidget(GROUP, NS, "two"));

        // Then
        rig.last(Outcome.Applied.class);
        ApiKind widgets = new ApiKind(GROUP, "v1", "Widget", "widgets", true);
        for (String name : new String[] {"one", "two"}) {
            JsonObject live =
                    CLUSTER.get(widgets, id(coloredWidget(GROUP, NS, name))).orElseThrow();
            assertThat(live.object("spec").text("color")).contains("red");
        }
    }
}
