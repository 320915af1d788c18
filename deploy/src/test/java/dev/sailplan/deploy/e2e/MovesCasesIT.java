package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Objects that move between two applications in one commit keep their uids, whatever becomes of either side.
@NullMarked
class MovesCasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CLAIM =
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: password}
            stringData: {word: once}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: front}
            spec: {ports: [{port: 80}]}
            """;
    private final DevProcess dev = SharedDev.dev();
    private final WorkTree work = SharedDev.workTree();

    /// Two applications of one namespace, and a config map that belongs to one of them.
    private void two(String namespace, String owner) {
        for (String name : new String[] {"a", "b"}) {
            work.write(
                    "sailplan.yaml",
                    work.read("sailplan.yaml")
                            + """
                              - name: %1$s%2$s
                                plain: {path: apps/%1$s/%2$s}
                                destination: {cluster: dev, namespace: %1$s, createNamespace: true}
                            """
                                    .formatted(namespace, name));
            work.configMap("apps/" + namespace + "/" + name + "/own.yaml", "own-" + name, "1");
        }
        work.configMap(shared(namespace, owner), "shared", "1").push("two applications");
    }

    private static String shared(String namespace, String application) {
        return "apps/" + namespace + "/" + application + "/shared.yaml";
    }

    private void move(String namespace, String from, String to) {
        String file = work.read(shared(namespace, from));
        work.delete(shared(namespace, from)).write(shared(namespace, to), file);
    }

    private static String ofBoth(String namespace, String pushed) {
        return WorkTree.about(namespace + "a", pushed) + WorkTree.about(namespace + "b", pushed);
    }

    private String uid(String namespace, String object) {
        return dev.kubectl()
                .run("get", object, "-n", namespace, "-o", "jsonpath={.metadata.uid}")
                .strip();
    }

    private String owner(String namespace) {
        return dev.kubectl()
                .run(
                        "get",
                        "configmap/shared",
                        "-n",
                        namespace,
                        "-o",
                        "jsonpath={.metadata.labels}")
                .strip();
    }

    @Test
    void an_object_moves_there_and_back() {
        // Given
        two("moves", "a");
        String uid = uid("moves", "configmap/shared");
        String first = owner("moves");

        // When
        move("moves", "a", "b");
        String there = ofBoth("moves", work.push("move"));
        String second = owner("moves");
        move("moves", "b", "a");
        String back = ofBoth("moves", work.push("move back"));

        // Then
        assertThat(there + back).doesNotContain("failed").doesNotContain("held");
        assertThat(second).isNotEqualTo(first);
        assertThat(owner("moves")).isEqualTo(first);
        assertThat(uid("moves", "configmap/shared")).isEqualTo(uid);
    }

    @Test
    void it_stays_while_its_receiver_is_refused_and_moves_when_it_is_not() {
        // Given
        two("moves-refused", "a");
        String uid = uid("moves-refused", "configmap/shared");
        String first = owner("moves-refused");
        move("moves-refused", "a", "b");
        work.write("apps/moves-refused/b/bad.yaml", "apiVersion: v1\nkind: Nonsense\n");

        // When
        String pushed = work.push("move, refused");

        // Then
        assertThat(pushed).contains("refused");
        assertThat(uid("moves-refused", "configmap/shared")).isEqualTo(uid);
        work.write("apps/moves-refused/b/bad.yaml", "").push("mended");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(owner("moves-refused")).isNotEqualTo(first));
        assertThat(uid("moves-refused", "configmap/shared")).isEqualTo(uid);
    }

    @Test
    void it_stays_while_its_receiver_fails_and_moves_when_it_does_not() {
        // Given
        two("moves-failed", "b");
        String uid = uid("moves-failed", "configmap/shared");
        String first = owner("moves-failed");
        move("moves-failed", "b", "a");
        work.write(
                "apps/moves-failed/a/bad.yaml",
                """
                apiVersion: v1
                kind: Service
                metadata: {name: bad}
                spec: {clusterIP: 1.2.3.4, ports: [{port: 80}]}
                """);

        // When
        String pushed = work.push("move, failing");

        // Then
        assertThat(pushed).contains("failed");
        assertThat(uid("moves-failed", "configmap/shared")).isEqualTo(uid);
        work.delete("apps/moves-failed/a/bad.yaml").push("mended");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(owner("moves-failed")).isNotEqualTo(first));
        assertThat(uid("moves-failed", "configmap/shared")).isEqualTo(uid);
    }

    @Test
    void what_a_person_let_go_of_is_not_said_to_be_handed_over() {
        // Given
        two("moves-let", "a");
        for (int i = 0; i < 4; i++) {
            work.configMap("apps/moves-let/a/more" + i + ".yaml", "more" + i, "1");
        }
        work.push("more");
        String file = work.read(shared("moves-let", "a"));
        work.delete(shared("moves-let", "a"));
        for (int i = 0; i < 4; i++) {
            work.delete("apps/moves-let/a/more" + i + ".yaml");
        }
        assertThat(work.push("gone")).contains("moves-leta@dev#3  held: deletes 5 of");
        dev.sailplan("let-go", "moves-leta@dev#3", "--reason", "theirs");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(owner("moves-let")).doesNotContain("sailplan"));

        // When
        work.write(shared("moves-let", "b"), file);
        String arrived = WorkTree.about("moves-letb", work.push("arrived"));

        // Then
        assertThat(arrived)
                .contains("ConfigMap/shared given up by moves-leta@dev")
                .doesNotContain("handed over");
    }

    /// As README says it for objects that go to another repository.
    @Test
    void what_is_let_go_of_is_adopted_by_whoever_declares_it_then() {
        // Given
        two("moves-away", "a");
        String uid = uid("moves-away", "configmap/shared");
        String declared = work.read("sailplan.yaml");
        work.write(
                "sailplan.yaml",
                declared
                        + """
                          - name: parting
                            plain: {path: apps/parting}
                            destination: {cluster: dev, namespace: moves-away}
                            onRemove: orphan
                        """);
        String file = work.read(shared("moves-away", "a"));
        work.delete(shared("moves-away", "a")).write("apps/parting/shared.yaml", file);
        work.push("parting");
        work.write("sailplan.yaml", declared).push("left");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(owner("moves-away")).doesNotContain("sailplan"));

        // When
        work.write(shared("moves-away", "b"), file);
        String arrived = WorkTree.about("moves-awayb", work.push("arrived"));

        // Then
        assertThat(arrived).doesNotContain("failed").doesNotContain("held");
        assertThat(owner("moves-away")).contains("sailplan");
        assertThat(uid("moves-away", "configmap/shared")).isEqualTo(uid);
    }

    @Test
    void what_holds_data_moves_without_being_held() {
        // Given
        two("moves-data", "a");
        work.write("apps/moves-data/a/data.yaml", CLAIM).push("data");
        String objects = "persistentvolumeclaim/data secret/password service/front";
        String before = uids("moves-data", objects);

        // When
        work.delete("apps/moves-data/a/data.yaml").write("apps/moves-data/b/data.yaml", CLAIM);
        String pushed = ofBoth("moves-data", work.push("move the data"));

        // Then
        assertThat(pushed).doesNotContain("held").doesNotContain("failed");
        assertThat(uids("moves-data", objects)).isEqualTo(before);
    }

    private String uids(String namespace, String objects) {
        StringBuilder all = new StringBuilder();
        for (String object : objects.split(" ", -1)) {
            all.append(uid(namespace, object)).append(' ');
        }
        return all.toString();
    }
}
