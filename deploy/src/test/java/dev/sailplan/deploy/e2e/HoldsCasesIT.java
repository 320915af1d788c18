package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What people do with a plan that is held.
@NullMarked
class HoldsCasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final DevProcess dev = SharedDev.dev();
    private final WorkTree work = SharedDev.workTree();

    /// Sixteen config maps of one application.
    private WorkTree sixteen(String application, String options) {
        work.declare(application);
        work.write("sailplan.yaml", work.read("sailplan.yaml") + options);
        for (int i = 0; i < 16; i++) {
            work.configMap(file(application, i), "m" + i, "1");
        }
        return work;
    }

    private WorkTree withoutTwelve(String application) {
        for (int i = 4; i < 16; i++) {
            work.delete(file(application, i));
        }
        return work;
    }

    private static String file(String application, int i) {
        return "apps/" + application + "/m" + i + ".yaml";
    }

    private String live(String namespace) {
        return dev.kubectl().run("get", "configmap", "-n", namespace, "-o", "name");
    }

    private void undeclare(String application) {
        String yaml = work.read("sailplan.yaml");
        int at = yaml.indexOf("  - name: " + application + "\n");
        int next = yaml.indexOf("  - name: ", at + 1);
        work.write("sailplan.yaml", yaml.substring(0, at) + (next < 0 ? "" : yaml.substring(next)));
    }

    private static String heldRelease(String pushed, String application) {
        Matcher matcher = Pattern.compile(application + "@dev#[0-9]+").matcher(pushed);
        assertThat(matcher.find()).as(pushed).isTrue();
        return matcher.group();
    }

    @Test
    void the_limits_of_an_application_count_from_its_first_commit_on() {
        // Given
        sixteen("roomy", "    limits: {deletions: 100, deletionPercent: 100}\n").push("sixteen");

        // When
        String pushed = withoutTwelve("roomy").push("four");

        // Then
        assertThat(WorkTree.about("roomy", pushed)).contains("#2").doesNotContain("held");
        assertThat(live("roomy")).doesNotContain("/m15");
    }

    @Test
    void a_person_lets_a_held_plan_go_on_and_the_word_counts_once() {
        // Given
        sixteen("tight", "").push("sixteen");
        String pushed = withoutTwelve("tight").push("four");
        String held = heldRelease(pushed, "tight");
        assertThat(pushed)
                .contains("held: deletes 12 of")
                .contains("of the application")
                .contains("sailplan release " + held);

        // When
        String older = dev.sailplan("release", "tight@dev#1", "--reason", "no");
        String said = dev.sailplan("release", held, "--reason", "counted twice", "--as", "ada");

        // Then
        assertThat(older).contains("the held plan is " + held + " by now");
        assertThat(said).contains("goes on as tight@dev#3");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(live("tight")).doesNotContain("/m15"));
        assertThat(dev.log()).contains("by ada: counted twice");
        assertThat(dev.sailplan("release", held, "--reason", "again"))
                .contains("nothing of " + held + " is held");
    }

    @Test
    void a_revert_ends_a_hold() {
        // Given
        sixteen("back", "").push("sixteen");
        assertThat(withoutTwelve("back").push("four")).contains("held: deletes 12");

        // When
        work.git().run("revert", "--no-edit", "HEAD");
        work.write("apps/back/more.yaml", work.read(file("back", 0)).replace("m0", "more"));
        String pushed = work.push("more");

        // Then
        assertThat(pushed).contains("back@dev#3").doesNotContain("held: deletes");
        assertThat(live("back")).contains("/m15").contains("/more");
    }

    @Test
    void what_a_removed_application_had_is_let_go() {
        // Given
        sixteen("leaving", "").push("sixteen");
        undeclare("leaving");
        assertThat(work.push("leave"))
                .contains("sailplan let-go leaving@dev")
                .contains("sailplan release leaving@dev");

        // When
        String said = dev.sailplan("let-go", "leaving@dev", "--reason", "moved away");

        // Then
        assertThat(said).contains("let go with leaving@dev#2");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(dev.sailplan("status")).doesNotContain("leaving@dev"));
        assertThat(live("leaving")).contains("/m15");
        assertThat(
                        dev.kubectl()
                                .run(
                                        "get",
                                        "configmap",
                                        "m15",
                                        "-n",
                                        "leaving",
                                        "-o",
                                        "yaml",
                                        "--show-managed-fields"))
                .doesNotContain("sailplan.dev/application")
                .doesNotContain("manager: sailplan");
    }

    @Test
    void a_hold_ends_when_somebody_deleted_by_hand_what_it_held() {
        // Given
        work.declare("kinds")
                .configMap("apps/kinds/a.yaml", "a", "1")
                .write(
                        "apps/kinds/crd.yaml",
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: sails.hold.example.com}
                        spec:
                          group: hold.example.com
                          names: {kind: Sail, plural: sails, singular: sail}
                          scope: Namespaced
                          versions:
                            - name: v1
                              served: true
                              storage: true
                              schema: {openAPIV3Schema: {type: object}}
                        """)
                .push("a kind");
        work.delete("apps/kinds/crd.yaml").configMap("apps/kinds/b.yaml", "b", "1");
        assertThat(work.push("no kind")).contains("held: deletes the CustomResourceDefinition");

        // When
        dev.kubectl().run("delete", "crd", "sails.hold.example.com");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(live("kinds")).contains("/b"));
        assertThat(dev.sailplan("status").lines().filter(line -> line.startsWith("kinds@dev")))
                .singleElement()
                .asString()
                .doesNotContain("held");
    }

    @Test
    void what_is_refused_and_then_held_as_its_kinds_come_is_shown_with_its_newest_reason() {
        // Given
        work.declare("kindly");
        work.write(
                "sailplan.yaml",
                work.read("sailplan.yaml") + "    approval: {pullRequest: required, reviews: 1}\n");
        work.write("apps/kindly/a.yaml", ofKind("Raft"))
                .write("apps/kindly/b.yaml", ofKind("Skiff"));
        assertThat(work.push("two kinds")).contains("kindly@dev  refused").contains("2 problems");
        assertThat(row("kindly")).contains("refused", "Raft");

        // When
        create("Raft");

        // Then
        awaitRow("kindly", "refused", "Skiff");
        assertThat(dev.sailplan("plan", "kindly@dev"))
                .contains("kindly@dev has no plan: commit ")
                .contains(" is refused: apps/kindly/b.yaml")
                .doesNotContain("Raft");

        // When
        create("Skiff");

        // Then
        awaitRow("kindly", "held", "needs a merged pull request with 1 reviews");
        assertThat(dev.sailplan("plan", "kindly@dev"))
                .contains("kindly@dev  held ")
                .contains("  needs a merged pull request with 1 reviews")
                .contains("  no command lets it go on; reverting the commit ends the hold")
                .contains("  + Raft/kindly/one");
        assertThat(dev.sailplan("release", "kindly@dev", "--reason", "mine"))
                .contains("no command lets it go on");
        assertThat(DevProcess.command(dev.data(), "status", "--data", dev.data().toString()).exit())
                .isEqualTo(2);
    }

    private void awaitRow(String application, String... words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(row(application)).contains(words));
    }

    private String row(String application) {
        return dev.sailplan("status")
                .lines()
                .filter(line -> line.startsWith(application + "@dev "))
                .findFirst()
                .orElse("");
    }

    private static String ofKind(String kind) {
        return "apiVersion: kindly.example.com/v1\nkind: %s\nmetadata: {name: one}\n"
                .formatted(kind);
    }

    private void create(String kind) {
        String plural = kind.toLowerCase(Locale.ROOT) + "s";
        String file = ".git/" + plural + ".yaml";
        work.write(
                file,
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %1$s.kindly.example.com}
                spec:
                  group: kindly.example.com
                  names: {kind: %2$s, plural: %1$s}
                  scope: Namespaced
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object}}
                """
                        .formatted(plural, kind));
        dev.kubectl().run("create", "-f", work.folder().resolve(file).toString());
    }
}
