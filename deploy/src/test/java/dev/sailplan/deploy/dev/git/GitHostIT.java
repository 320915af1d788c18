package dev.sailplan.deploy.dev.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sailplan.common.domain.id.RepositoryName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@SuppressWarnings("NullAway.Init")
class GitHostIT {
    private static final RepositoryName SAMPLE = new RepositoryName("sample");
    @TempDir Path folder;
    private final List<String> deliveries = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private GitHost host;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/hooks/sample",
                exchange -> {
                    deliveries.add(
                            exchange.getRequestHeaders().getFirst("X-GitHub-Event")
                                    + " "
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                });
        gateway.start();
        Repositories repositories = new Repositories(folder.resolve("git"));
        repositories.create(SAMPLE);
        repositories.commit(SAMPLE, Map.of("a/file.yaml", "kind: A\n"), "first", Instant.EPOCH);
        URI hooks = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/hooks/");
        Webhook webhook = new Webhook(hooks, "http://127.0.0.1", "secret", () -> "delivery");
        host =
                GitHost.start(
                        0,
                        repositories,
                        new GitHost.PushHandling(
                                () -> webhook, new Journal(System::nanoTime), true));
    }

    @AfterEach
    void stop() {
        host.close();
        gateway.stop(0);
    }

    @Test
    void keeps_what_pushes_bring_and_no_copies_of_it_and_packs_it_at_the_next_start()
            throws Exception {
        // Given
        git(folder, "clone", "-q", host.url() + "/sample", "many");
        Path work = folder.resolve("many");
        Files.writeString(work.resolve("noise"), noise(400_000));
        for (int i = 0; i < 56; i++) {
            Files.writeString(work.resolve("a/file.yaml"), "kind: B" + i + "\n");
            git(work, "add", "-A");
            git(work, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "n" + i);
            git(work, "push", "-q", "origin", "HEAD:main");
        }

        // Then
        Path packs = folder.resolve("git/sample.git/objects/pack");
        assertThat(size(packs)).isLessThan(2 * 400_000);
        assertThat(folder.resolve("git/sample.git/gc.pid")).doesNotExist();

        // When
        new Repositories(folder.resolve("git")).tidy(SAMPLE);

        // Then
        assertThat(packs.toFile().list((_, file) -> file.endsWith(".pack"))).hasSizeLessThan(4);
        git(folder, "clone", "-q", host.url() + "/sample", "again");
        assertThat(folder.resolve("again/a/file.yaml")).hasContent("kind: B55\n");
    }

    private static String noise(int characters) {
        return new Random(1)
                .ints(characters, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void takes_a_push_and_says_when_the_gateway_did_not_take_the_event() throws Exception {
        // Given
        git(folder, "clone", "-q", host.url() + "/sample", "work");
        Path work = folder.resolve("work");
        Files.writeString(work.resolve("a/file.yaml"), "kind: B\n");

        // When
        git(work, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "second");
        String output = git(work, "push", "origin", "HEAD:main");

        // Then
        assertThat(output)
                .contains("⛵ the commit is in, but the gateway answered 503")
                .contains("picked up by the next poll")
                .doesNotContain("Updating references");
        assertThat(deliveries)
                .singleElement()
                .asString()
                .startsWith("push {")
                .contains("refs/heads/main");
    }

    @Test
    void tells_the_gateway_of_a_deleted_branch_and_people_that_nothing_is_pruned()
            throws Exception {
        // Given
        git(folder, "clone", "-q", host.url() + "/sample", "work");

        // When
        String output = git(folder.resolve("work"), "push", "origin", ":main");

        // Then
        assertThat(output)
                .contains("⛵ main is gone and nothing is pruned, but the gateway answered 503");
        assertThat(deliveries).singleElement().asString().contains("\"deleted\":true");
    }

    @Test
    void refuses_a_pull_request_with_a_plain_word() throws Exception {
        git(folder, "clone", "-q", host.url() + "/sample.git", "work");

        String output = run(folder.resolve("work"), 1, "push", "origin", "HEAD:refs/for/main");

        assertThat(output).contains("pull requests are not previewed yet; push to main");
        assertThat(deliveries).isEmpty();
    }

    @Test
    void knows_no_repository_but_its_own() throws Exception {
        assertThat(run(folder, 128, "clone", "-q", host.url() + "/other", "x"))
                .contains("not found");
        assertThat(run(folder, 128, "clone", "-q", host.url() + "/..%2fsample", "x")).isNotEmpty();
    }

    private static String git(Path where, String... arguments) throws Exception {
        return run(where, 0, arguments);
    }

    private static String run(Path where, int expected, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git =
                new ProcessBuilder(command)
                        .directory(where.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isEqualTo(expected);
        return output;
    }
}
