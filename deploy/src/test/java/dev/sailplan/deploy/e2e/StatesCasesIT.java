package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What `sailplan status` says of a release that is under way, or can't go on.
@NullMarked
class StatesCasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration OFTEN = Duration.ofMillis(500);
    private final DevProcess dev = SharedDev.dev();
    private final WorkTree work = SharedDev.workTree();

    @Test
    void a_release_that_can_not_go_on_is_shown_with_its_reason() {
        // Given
        work.declare("edited").configMap("apps/edited/a.yaml", "a", "1").push("first");
        awaitState("edited", "healthy");
        String inventory = inventory("edited");
        String owner = dev.kubectl().run(get(inventory));

        // When
        edit(inventory, "{");
        Process push = work.configMap("apps/edited/a.yaml", "a", "2").pushInBackground("second");

        // Then
        awaitState("edited", "waiting");
        assertThat(row("edited"))
                .contains("#2", inventory + " can't be read", "#1 is healthy meanwhile")
                .contains("\"needsSomebody\":true");
        assertThat(dev.sailplan("status")).containsPattern("edited@dev +#2 .*waiting");
        assertThat(DevProcess.command(dev.data(), "status", "--data", dev.data().toString()).exit())
                .isEqualTo(2);

        // When
        edit(inventory, owner);

        // Then
        awaitState("edited", "healthy");
        assertThat(row("edited")).contains("#2");
        push.destroy();
    }

    @Test
    void a_release_is_named_while_it_runs_and_says_what_holds_it_when_it_fails() {
        // Given
        work.declare("busy").configMap("apps/busy/a.yaml", "a", "1");
        work.configMap("apps/busy/b.yaml", "b", "1").push("first");
        awaitState("busy", "healthy");
        finalizers("[\"example.com/held\"]");

        // When
        Process push = work.delete("apps/busy/b.yaml").pushInBackground("second");

        // Then
        awaitState("busy", "applying");
        assertThat(row("busy")).contains("#2", "\"needsSomebody\":false");
        awaitState("busy", "failed");
        assertThat(row("busy")).contains("ConfigMap/b", "its finalizer example.com/held");

        // When
        finalizers("null");

        // Then
        awaitState("busy", "healthy");
        push.destroy();
    }

    private void awaitState(String application, String state) {
        await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .untilAsserted(
                        () -> assertThat(row(application)).contains("\"state\":\"" + state + "\""));
    }

    private String row(String application) {
        return rows().filter(row ->
                        row.text("application").orElse("").endsWith("/" + application + "@dev"))
                .map(JsonObject::canonical)
                .findFirst()
                .orElse("");
    }

    private Stream<JsonObject> rows() {
        String said = dev.sailplan("status", "-o", "json");
        JsonObject status = new JsonCodec().object(said);
        return status.array("applications").stream().map(JsonObject.class::cast);
    }

    /// The name of the ConfigMap that holds it.
    private String inventory(String application) {
        String all =
                dev.kubectl()
                        .run(
                                "get",
                                "configmap",
                                "-n",
                                "sailplan-system",
                                "-o",
                                "jsonpath={range .items[*]}{.metadata.name}"
                                        + " {.data.owner}{\"\\n\"}{end}");
        return all.lines()
                .filter(line -> line.contains("/" + application + "@dev"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow(() -> new AssertionError(all));
    }

    private static String[] get(String inventory) {
        return new String[] {
            "get", "configmap", "-n", "sailplan-system", inventory, "-o", "jsonpath={.data.owner}"
        };
    }

    private void edit(String inventory, String owner) {
        JsonObject data = JsonObject.EMPTY.with("owner", Json.text(owner));
        patch("sailplan-system", inventory, JsonObject.EMPTY.with("data", data).canonical());
    }

    private void finalizers(String value) {
        patch("busy", "b", "{\"metadata\":{\"finalizers\":" + value + "}}");
    }

    private void patch(String namespace, String name, String patch) {
        dev.kubectl().run("patch", "cm", "-n", namespace, name, "--type=merge", "-p", patch);
    }
}
