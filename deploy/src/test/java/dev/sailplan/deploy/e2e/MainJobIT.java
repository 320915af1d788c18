package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.read.Replay;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One dev for all tests; each declares applications of its own.
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MainJobIT {
    private Path folder;
    private final AtomicInteger clones = new AtomicInteger();
    private DevProcess dev;
    private WorkTree work;

    @BeforeAll
    void startDev(@TempDir Path temporary) {
        folder = temporary;
        dev = DevProcess.start(folder.resolve("data"));
    }

    @AfterAll
    void stopDev() {
        dev.close();
    }

    @BeforeEach
    void cloneAfresh() {
        work = new WorkTree(dev.cloneSample(folder.resolve("work-" + clones.incrementAndGet())));
    }

    @Test
    void applies_what_was_pushed_and_undoes_it_by_a_revert() {
        // When
        String pushed = work.replace("apps/web/config.yaml", "blue", "green").push("green");

        // Then
        assertThat(pushed)
                .contains("\"green\"")
                .contains("ConfigMap/web .data.color blue → green")
                .contains("untouched");
        assertThat(color()).isEqualTo("green");

        // When
        work.git().run("revert", "--no-edit", "HEAD");
        String reverted = work.git().run("push", "origin", "HEAD:main");

        // Then
        assertThat(reverted).contains("ConfigMap/web .data.color green → blue");
        assertThat(color()).isEqualTo("blue");
    }

    @Test
    void prunes_a_deleted_file() {
        work.declare("prune")
                .configMap("apps/prune/a.yaml", "a", "1")
                .configMap("apps/prune/b.yaml", "b", "1")
                .push("two");
        assertThat(names("configmaps", "prune")).contains("a", "b");

        String pushed = work.delete("apps/prune/b.yaml").push("one");

        assertThat(pushed).contains("−1  ConfigMap/b");
        assertThat(names("configmaps", "prune").split(" ", -1)).contains("a").doesNotContain("b");
    }

    @Test
    void refuses_an_application_whole_and_names_every_problem() {
        // Given
        work.declare("broken").configMap("apps/broken/good.yaml", "good", "1").push("good");

        // When
        String pushed =
                work.configMap("apps/broken/good.yaml", "good", "2")
                        .write(
                                "apps/broken/deploy.yaml",
                                """
                                apiVersion: apps/v1
                                kind: Deployment
                                metadata:
                                  name: broken
                                spec:
                                  replicas: "two"
                                  selector: {matchLabels: {a: b}}
                                  template:
                                    metadata: {labels: {a: b}}
                                    spec:
                                      containers: [{name: a, imag: b}]
                                """)
                        .write(
                                "apps/broken/secret.yaml",
                                """
                                apiVersion: v1
                                kind: Secret
                                metadata:
                                  name: canary
                                data:
                                  password: not-base64-canary!
                                """)
                        .push("broken");

        // Then
        assertThat(pushed)
                .contains("refused")
                .contains("apps/broken/deploy.yaml:6:13")
                .contains("spec.replicas")
                .contains("apps/broken/deploy.yaml:11:")
                .contains("imag")
                .contains("apps/broken/secret.yaml:6:")
                .doesNotContain("canary!");
        assertThat(
                        dev.kubectl()
                                .run(
                                        "get",
                                        "cm",
                                        "good",
                                        "-n",
                                        "broken",
                                        "-o",
                                        "jsonpath={.data.value}"))
                .isEqualTo("1");
        work.delete("apps/broken/deploy.yaml").delete("apps/broken/secret.yaml").push("mended");
        assertThat(
                        dev.kubectl()
                                .run(
                                        "get",
                                        "cm",
                                        "good",
                                        "-n",
                                        "broken",
                                        "-o",
                                        "jsonpath={.data.value}"))
                .isEqualTo("2");
    }

    @Test
    void holds_more_deletions_than_allowed_until_they_are_taken_back() {
        // Given
        work.declare("many");
        IntStream.range(0, 12)
                .forEach(i -> work.configMap("apps/many/" + i + ".yaml", "cm-" + i, "1"));
        work.push("twelve");

        // When
        IntStream.range(1, 12).forEach(i -> work.delete("apps/many/" + i + ".yaml"));
        String pushed = work.push("one");

        // Then
        assertThat(pushed).contains("held").contains("11");
        assertThat(names("configmaps", "many")).contains("cm-11");

        // When
        work.git().run("revert", "--no-edit", "HEAD");
        work.git().run("push", "origin", "HEAD:main");

        // Then
        assertThat(
                        dev.kubectl()
                                .run("get", "cm", "-n", "many", "-o", "name")
                                .lines()
                                .filter(l -> l.contains("cm-")))
                .hasSize(12);
    }

    @Test
    void a_failed_release_loses_nothing() {
        // Given
        work.declare("immutable")
                .write("apps/immutable/secret.yaml", immutable("1"))
                .configMap("apps/immutable/other.yaml", "other", "1")
                .push("first");

        // When
        String failed =
                work.write("apps/immutable/secret.yaml", immutable("2"))
                        .configMap("apps/immutable/other.yaml", "other", "2")
                        .push("second");

        // Then
        assertThat(failed).contains("failed").contains("apps/immutable/secret.yaml");
        assertThat(
                        dev.kubectl()
                                .run(
                                        "get",
                                        "cm",
                                        "other",
                                        "-n",
                                        "immutable",
                                        "-o",
                                        "jsonpath={.data.value}"))
                .isEqualTo("1");

        // When
        String mended = work.write("apps/immutable/secret.yaml", immutable("1")).push("third");

        // Then
        assertThat(mended).contains("ConfigMap/other .data.value \"1\" → \"2\"");
        assertThat(
                        dev.kubectl()
                                .run(
                                        "get",
                                        "cm",
                                        "other",
                                        "-n",
                                        "immutable",
                                        "-o",
                                        "jsonpath={.data.value}"))
                .isEqualTo("2");
    }

    @Test
    void says_nothing_changed_when_no_application_was_released() {
        String pushed = work.write("notes.txt", "nothing of anyone's").push("notes");

        assertThat(pushed).contains("nothing changed");
    }

    @Test
    void no_topic_shows_the_value_of_a_secret() {
        String canary = "correct-horse-battery-staple";
        String encoded =
                Base64.getEncoder().encodeToString(canary.getBytes(StandardCharsets.UTF_8));

        String everything = everythingOnTheLog();

        assertThat(everything).contains("\"db\"").contains("sealed:v1:");
        assertThat(everything).doesNotContain(canary).doesNotContain(encoded);
        String password =
                dev.kubectl()
                        .run("get", "secret", "db", "-n", "db", "-o", "jsonpath={.data.password}");
        assertThat(password).isEqualTo(encoded);
    }

    private String everythingOnTheLog() {
        try (KafkaLog log = new KafkaLog(KafkaConnection.to(dev.endpoint("kafka")))) {
            return everythingOn(log);
        }
    }

    private static String everythingOn(KafkaLog log) {
        List<String> records = new ArrayList<>();
        new Replay(log)
                .read(
                        List.of(
                                "sailplan.events",
                                "sailplan.decisions",
                                "sailplan.plans.dev",
                                "sailplan.outcomes.dev",
                                "sailplan.status.dev",
                                "sailplan.planner.state",
                                "sailplan.applier.state.dev",
                                "sailplan.deadletters"),
                        it -> records.add(it.key() + it.headers() + it.value().text()));
        return String.join("\n", records);
    }

    private static String immutable(String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: fixed
        immutable: true
        data:
          value: "%s"
        """
                .formatted(value);
    }

    private String color() {
        return dev.kubectl()
                .run("get", "configmap", "web", "-n", "web", "-o", "jsonpath={.data.color}");
    }

    private String names(String kind, String namespace) {
        return dev.kubectl()
                .run("get", kind, "-n", namespace, "-o", "jsonpath={.items[*].metadata.name}");
    }
}
