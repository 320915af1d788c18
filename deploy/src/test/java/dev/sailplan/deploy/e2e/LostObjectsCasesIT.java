package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What people delete by hand, and what does not go when it is deleted.
class LostObjectsCasesIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private final WorkTree work = SharedDev.workTree();

    private static String kubectl(String... words) {
        return SharedDev.dev().kubectl().run(words);
    }

    private static String names(String kind, String namespace) {
        return kubectl("get", kind, "-n", namespace, "--ignore-not-found", "-o", "name");
    }

    @Test
    void a_namespace_that_somebody_deleted_comes_back_with_what_was_in_it() {
        // Given
        work.declare("lost-home")
                .configMap("apps/lost-home/a.yaml", "a", "1")
                .configMap("apps/lost-home/b.yaml", "b", "1")
                .push("first");
        await().atMost(LONG).until(() -> names("cm", "lost-home").contains("configmap/b"));
        kubectl("delete", "namespace", "lost-home", "--wait=true");

        // When
        work.configMap("apps/lost-home/a.yaml", "a", "2").push("second");

        // Then
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(names("cm", "lost-home"))
                                .contains("configmap/a", "configmap/b"));
    }

    @Test
    void a_definition_that_somebody_deleted_comes_back_with_the_objects_of_its_kind() {
        // Given
        work.declare("lost-kind")
                .write(
                        "apps/lost-kind/crd.yaml",
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: canoes.lost.example.com}
                        spec:
                          group: lost.example.com
                          scope: Namespaced
                          names: {kind: Canoe, plural: canoes, singular: canoe, listKind: CanoeList}
                          versions:
                            - name: v1
                              served: true
                              storage: true
                              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                        """)
                .write("apps/lost-kind/one.yaml", canoe("one", 1))
                .write("apps/lost-kind/two.yaml", canoe("two", 1))
                .push("first");
        await().atMost(LONG).until(() -> names("canoes", "lost-kind").contains("/two"));
        kubectl("delete", "crd", "canoes.lost.example.com", "--wait=true");

        // When
        work.write("apps/lost-kind/one.yaml", canoe("one", 2)).push("second");

        // Then
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(names("canoes", "lost-kind")).contains("/one", "/two"));
    }

    private static String canoe(String name, int size) {
        return """
        apiVersion: lost.example.com/v1
        kind: Canoe
        metadata: {name: %s}
        spec: {size: %d}
        """
                .formatted(name, size);
    }

    @Test
    void a_deletion_that_a_finalizer_holds_is_said_until_it_is_done() {
        // Given
        work.declare("held-deletion")
                .configMap("apps/held-deletion/a.yaml", "a", "1")
                .configMap("apps/held-deletion/b.yaml", "b", "1")
                .push("first");
        await().atMost(LONG).until(() -> names("cm", "held-deletion").contains("configmap/b"));
        finalizers("[\"example.com/hold\"]");

        // When
        work.delete("apps/held-deletion/b.yaml").push("second");

        // Then
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(SharedDev.dev().sailplan("status"))
                                .contains("its deletion waits for its finalizer example.com/hold"));

        // When
        finalizers("null");

        // Then: it is tried again
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(SharedDev.dev().sailplan("status"))
                                .doesNotContain("example.com/hold"));
    }

    private static void finalizers(String value) {
        kubectl(
                "patch",
                "cm",
                "-n",
                "held-deletion",
                "b",
                "--type=merge",
                "-p",
                "{\"metadata\":{\"finalizers\":" + value + "}}");
    }

    @Test
    void the_owner_of_an_object_is_named() {
        // Given
        work.declare("owner-one").write("apps/owner-one/role.yaml", ROLE).push("first");
        await().atMost(LONG)
                .until(() -> names("clusterrole/owned-once", "default").contains("owned-once"));

        // When
        String said = work.declare("owner-two").write("apps/owner-two/role.yaml", ROLE).push("two");

        // Then
        assertThat(said).contains("owner-one@dev");
    }

    private static final String ROLE =
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: owned-once}
            rules: []
            """;
}
