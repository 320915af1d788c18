package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What a push says: what it brought first, and what was so before in a line.
@NullMarked
class WordsCasesIT {
    private static final String BROKEN =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: broken}
            data: {value: 1}
            """;
    private final DevProcess dev = SharedDev.dev();
    private final WorkTree work = SharedDev.workTree();

    @Test
    void a_push_tells_what_it_brought_and_of_what_was_refused_before_in_one_line() {
        // Given
        work.declare("aaa-broken").declare("zzz-good");
        work.write("apps/aaa-broken/a.yaml", BROKEN).configMap("apps/zzz-good/a.yaml", "a", "1");
        assertThat(work.push("one is broken"))
                .contains("aaa-broken@dev  refused, nothing of it changed (1 problem)")
                .contains("apps/aaa-broken/a.yaml:4");

        // When
        String pushed = work.configMap("apps/zzz-good/a.yaml", "a", "2").push("another");

        // Then
        assertThat(pushed)
                .containsPattern("(?s)zzz-good@dev#2.*application.* still refused as before")
                .doesNotContain("apps/aaa-broken/a.yaml:4");
        String nothing = work.write("notes.txt", "words\n").push("nothing");
        assertThat(nothing).contains("\"nothing\"  nothing changed").contains("aaa-broken@dev");
        assertThat(dev.log().lines().filter(line -> line.contains("rejected    aaa-broken@dev")))
                .hasSize(1);

        // When
        String worse =
                work.write("apps/aaa-broken/a.yaml", BROKEN + "# not mended\n").push("not mended");

        // Then
        assertThat(worse).contains("apps/aaa-broken/a.yaml:4");
    }

    @Test
    void what_moves_says_from_whom_and_to_whom() {
        // Given
        work.write(
                "sailplan.yaml",
                work.read("sailplan.yaml")
                        + """
                          - name: giving
                            plain: {path: apps/giving}
                            destination: {cluster: dev, namespace: moving, createNamespace: true}
                          - name: taking
                            plain: {path: apps/taking}
                            destination: {cluster: dev, namespace: moving, createNamespace: true}
                        """);
        work.configMap("apps/giving/own.yaml", "own-giving", "1")
                .configMap("apps/taking/own.yaml", "own-taking", "1")
                .configMap("apps/giving/moved.yaml", "moved", "1")
                .push("two");

        // When
        String pushed =
                work.delete("apps/giving/moved.yaml")
                        .configMap("apps/taking/moved.yaml", "moved", "1")
                        .push("move");

        // Then
        assertThat(pushed)
                .contains("ConfigMap/moved left to taking@dev")
                .contains("ConfigMap/moved given up by giving@dev");
    }

    @Test
    void what_stays_though_it_is_no_longer_declared_says_why() {
        // Given
        work.declare("leftover")
                .configMap("apps/leftover/a.yaml", "a", "1")
                .configMap("apps/leftover/b.yaml", "b", "1")
                .push("two");
        dev.kubectl().run("delete", "configmap", "b", "-n", "leftover");
        dev.kubectl().run("create", "configmap", "b", "-n", "leftover");

        // Then
        assertThat(work.delete("apps/leftover/b.yaml").push("one"))
                .contains("ConfigMap/b left alone: another object has its name now");
        assertThat(dev.kubectl().run("get", "configmap", "-n", "leftover", "-o", "name"))
                .contains("/b");
    }
}
