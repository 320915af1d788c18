package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What Git no longer declares is never released or written again, whatever failed or waited before.
@NullMarked
class UndeclaredCasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// A failed release is tried again after ten seconds for the first time.
    private static final Duration LONGER_THAN_A_RETRY = Duration.ofSeconds(14);

    private static final String DEAD_WEBHOOK =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: undeclared-hook}
            webhooks:
              - name: dead.undeclared.example.com
                clientConfig: {url: "https://127.0.0.1:1/"}
                failurePolicy: Fail
                sideEffects: None
                admissionReviewVersions: [v1]
                timeoutSeconds: 1
                namespaceSelector:
                  matchLabels: {kubernetes.io/metadata.name: undeclared-hook}
                rules:
                  - operations: ["*"]
                    apiGroups: [""]
                    apiVersions: [v1]
                    resources: [configmaps]
            """;

    private final DevProcess dev = SharedDev.dev();
    private final WorkTree work = SharedDev.workTree();

    private WorkTree declareWithoutNamespace(String application) {
        return work.write(
                "sailplan.yaml",
                work.read("sailplan.yaml")
                        + """
                          - name: %1$s
                            plain: {path: apps/%1$s}
                            destination: {cluster: dev, namespace: %1$s}
                        """
                                .formatted(application));
    }

    private WorkTree undeclare(String application) {
        String yaml = work.read("sailplan.yaml");
        int at = yaml.indexOf("  - name: " + application + "\n");
        int next = yaml.indexOf("  - name: ", at + 1);
        return work.write(
                "sailplan.yaml", yaml.substring(0, at) + (next < 0 ? "" : yaml.substring(next)));
    }

    private String configMaps(String namespace) {
        return dev.kubectl().run("get", "configmap", "-n", namespace, "-o", "name");
    }

    private void awaitGone(String application) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(dev.sailplan("status")).doesNotContain(application));
    }

    private void staysAway(String namespace, String object) {
        await().during(LONGER_THAN_A_RETRY)
                .atMost(LONGER_THAN_A_RETRY.plus(PATIENCE))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(configMaps(namespace)).doesNotContain(object));
    }

    @Test
    void what_failed_is_not_written_when_its_obstacle_goes_later() {
        // Given
        declareWithoutNamespace("undeclared-late")
                .configMap("apps/undeclared-late/a.yaml", "a", "1");
        assertThat(work.push("late")).contains("failed").contains("undeclared-late");
        undeclare("undeclared-late").push("take it back");

        // When
        dev.kubectl().run("create", "namespace", "undeclared-late");

        // Then
        staysAway("undeclared-late", "configmap/a");
        assertThat(dev.log()).doesNotContain("undeclared-late@dev#2");
        awaitGone("undeclared-late");
        assertThat(work.configMap("apps/web/undeclared.yaml", "undeclared", "1").push("another"))
                .doesNotContain("undeclared-late");
    }

    @Test
    void what_waits_for_a_webhook_is_not_created_when_a_person_deletes_that_by_hand() {
        // Given
        dev.kubectl().run("create", "namespace", "undeclared-hook");
        work.write(".git/undeclared-hook.yaml", DEAD_WEBHOOK);
        Path webhook = work.folder().resolve(".git/undeclared-hook.yaml");
        dev.kubectl().run("apply", "-f", webhook.toString());
        // The API server takes a moment to hear of a webhook.
        await().atMost(PATIENCE)
                .until(() ->
                        dev.kubectl()
                                        .attempt(
                                                "create",
                                                "configmap",
                                                "probe",
                                                "-n",
                                                "undeclared-hook",
                                                "--dry-run=server")
                                        .exit()
                                != 0);
        declareWithoutNamespace("undeclared-hook")
                .configMap("apps/undeclared-hook/a.yaml", "a", "1");
        Process waiting = work.pushInBackground("behind the webhook");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(dev.log()).contains("undeclared-hook@dev#1"));
        undeclare("undeclared-hook").push("take it back");

        // When
        dev.kubectl().run("delete", "-f", webhook.toString());

        // Then
        staysAway("undeclared-hook", "configmap/a");
        awaitGone("undeclared-hook");
        waiting.destroy();
    }

    @Test
    void what_was_refused_vanishes_with_its_declaration() {
        // Given
        work.declare("undeclared-bad")
                .write("apps/undeclared-bad/bad.yaml", "apiVersion: v1\nkind: Nonsense\n");
        assertThat(work.push("bad")).contains("refused");
        assertThat(dev.sailplan("status")).contains("undeclared-bad");

        // When
        String pushed = undeclare("undeclared-bad").push("take it back");

        // Then
        assertThat(pushed).doesNotContain("held");
        awaitGone("undeclared-bad");
        assertThat(work.configMap("apps/web/gone.yaml", "gone", "1").push("another"))
                .doesNotContain("undeclared-bad");
    }

    @Test
    void what_failed_before_it_wrote_anything_vanishes_with_its_declaration() {
        // Given
        declareWithoutNamespace("undeclared-none")
                .configMap("apps/undeclared-none/a.yaml", "a", "1");
        assertThat(work.push("none")).contains("failed");

        // When
        undeclare("undeclared-none").push("take it back");

        // Then
        awaitGone("undeclared-none");
        assertThat(work.configMap("apps/web/none.yaml", "none", "1").push("another"))
                .doesNotContain("undeclared-none");
    }
}
