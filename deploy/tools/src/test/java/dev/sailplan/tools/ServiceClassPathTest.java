package dev.sailplan.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What parses repositories can't reach a cluster, and what holds cluster credentials can't read a repository: the code
/// for it is not even there.
@NullMarked
class ServiceClassPathTest {
    private static final String BROKER =
            "kafka_2\\.13.*|kafka-server.*|kafka-metadata.*|sailplan-local.*";
    private static final String GIT = "org\\.eclipse\\.jgit.*";
    private static final String CLUSTER = "kubernetes-.*";
    private static final String HOOKS = "vertx-.*";
    private static final String TESTS = ".*-tests\\.jar|junit.*|assertj.*";

    @Test
    void the_planner_has_git_and_neither_cluster_nor_web_nor_broker() throws IOException {
        assertThat(jars("planner")).anyMatch(it -> it.matches(GIT));
        assertThat(jars("planner")).noneMatch(it -> matches(it, CLUSTER, HOOKS, BROKER, TESTS));
    }

    @Test
    void the_applier_has_its_cluster_and_neither_git_nor_web_nor_broker() throws IOException {
        assertThat(jars("applier")).anyMatch(it -> it.matches(CLUSTER));
        assertThat(jars("applier")).noneMatch(it -> matches(it, GIT, HOOKS, BROKER, TESTS));
    }

    @Test
    void the_gateway_has_the_web_and_neither_git_nor_cluster_nor_broker() throws IOException {
        assertThat(jars("gateway")).anyMatch(it -> it.matches(HOOKS));
        assertThat(jars("gateway")).noneMatch(it -> matches(it, GIT, CLUSTER, BROKER, TESTS));
    }

    private static boolean matches(String jar, String... patterns) {
        return Stream.of(patterns).anyMatch(jar::matches);
    }

    private static List<String> jars(String service) throws IOException {
        Path lib = Path.of("..", "..", service, "target", "lib");
        assertThat(lib).as("run ./mvnw package first").isDirectory();
        try (Stream<Path> files = Files.list(lib)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
