package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// A plan can be read: every object and every field of it, and no value of a Secret.
@NullMarked
class PlanCasesIT {
    private final DevProcess dev = SharedDev.dev();
    private final WorkTree work = SharedDev.workTree();

    private static String secret(String value) {
        return """
        apiVersion: v1
        kind: Secret
        metadata: {name: key}
        stringData: {word: %s}
        """
                .formatted(value);
    }

    @Test
    void a_plan_shows_what_the_commit_changes_before_what_it_takes_back() {
        // Given
        work.declare("readable")
                .configMap("apps/readable/a.yaml", "a", "1")
                .configMap("apps/readable/b.yaml", "b", "1")
                .write("apps/readable/key.yaml", secret("tell-nobody"))
                .push("first");
        dev.kubectl()
                .run(
                        "patch",
                        "configmap",
                        "a",
                        "-n",
                        "readable",
                        "--type=merge",
                        "-p",
                        "{\"data\":{\"value\":\"by hand\"}}");

        // When
        String pushed =
                work.configMap("apps/readable/a.yaml", "a", "2")
                        .write(
                                "apps/readable/a.yaml",
                                work.read("apps/readable/a.yaml") + "  another: field\n")
                        .configMap("apps/readable/b.yaml", "b", "2")
                        .write("apps/readable/key.yaml", secret("tell-nobody-either"))
                        .push("second");

        // Then
        assertThat(pushed)
                .contains("readable@dev#2  +0 ~3 −0")
                .contains("~ ConfigMap/a .data.another (none) → field .data.value by hand → \"2\"")
                .contains("~ ConfigMap/b .data.value \"1\" → \"2\"")
                .contains("~ Secret/key .data.word changed");
        String plan = dev.sailplan("plan", "readable@dev#2");
        assertThat(plan)
                .contains("readable@dev#2  applied ")
                .contains("\"second\"")
                .contains("  ~ ConfigMap/readable/a  apps/readable/a.yaml:1:1")
                .containsPattern("\\.data\\.value +by hand → \"2\" +taken back from kubectl-patch")
                .containsPattern("\\.data\\.word +\\(secret\\) changed")
                .doesNotContain("tell-nobody");
        assertThat(dev.sailplan("plan", "readable@dev#1"))
                .contains("  + ConfigMap/readable/b")
                .contains("      .data.value  \"1\"")
                .contains("      .data.word  (secret)");
        assertThat(dev.sailplan("plan", "readable", "-o", "json"))
                .contains("\"state\":\"applied\"")
                .contains("\"origin\":\"retaken\"")
                .doesNotContain("tell-nobody");
    }

    @Test
    void a_held_plan_shows_what_it_would_do() {
        // Given
        work.declare("weighty")
                .configMap("apps/weighty/a.yaml", "a", "1")
                .write(
                        "apps/weighty/n.yaml",
                        "apiVersion: v1\nkind: Namespace\nmetadata: {name: weighty-2}\n")
                .push("first");

        // When
        String pushed = work.delete("apps/weighty/n.yaml").push("second");

        // Then
        assertThat(pushed)
                .contains("weighty@dev#2  held: deletes the Namespace weighty-2")
                .contains("./sailplan plan weighty@dev");
        assertThat(dev.sailplan("plan", "weighty@dev"))
                .contains("weighty@dev#2  held ")
                .contains("./sailplan release weighty@dev#2 --reason \"…\" lets it go on")
                .contains("  − Namespace/weighty-2");
    }

    @Test
    void what_is_not_there_is_said_with_what_is() {
        assertThat(dev.sailplan("plan", "webb@dev"))
                .isEqualToIgnoringNewLines(
                        "there is no application webb@dev; did you mean web@dev?");
        assertThat(dev.sailplan("plan", "db@dev#77"))
                .isEqualToIgnoringNewLines(
                        "there is no db@dev#77 on the log, which has #1 of db@dev");
    }
}
