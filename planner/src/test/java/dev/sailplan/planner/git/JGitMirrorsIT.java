package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.declare.CommitTooLarge;
import dev.sailplan.planner.declare.RepositoryTree;
import dev.sailplan.planner.declare.TreeEntry;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.transfer.BoundCredentials;
import dev.sailplan.planner.git.transfer.GitRemote;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JGitMirrorsIT {
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final RefName MAIN = RefName.branch("main");
    static final MirrorBudget SMALL = new MirrorBudget(10_000, 20, Duration.ofSeconds(20));

    @TempDir Path temporary;
    private SourceRepository source;

    @BeforeEach
    void repository() throws IOException {
        source = new SourceRepository(temporary.resolve("source.git"));
        source.file("apps/web/config.yaml", "color: green\n");
        source.file("sailplan.yaml", "apiVersion: sailplan.dev/v1\n");
    }

    @AfterEach
    void close() {
        source.close();
    }

    private Path mirrors() {
        return temporary.resolve("mirrors");
    }

    private GitMirrors mirrors(URI url) {
        return mirrors(url, Optional.empty());
    }

    private GitMirrors mirrors(URI url, Optional<Path> credentials) {
        GitRemote remote = GitRemote.of(SHOP, url.toString(), credentials, true);
        return new JGitMirrors(mirrors(), List.of(remote), SMALL, InstantSource.system());
    }

    private static String text(RepositoryTree tree, String path) {
        TreeEntry entry = tree.entry(path).orElseThrow();
        return new String(tree.read(entry), StandardCharsets.UTF_8);
    }

    @Test
    void reads_files_of_a_commit_without_a_checkout() throws IOException {
        // Given
        CommitId commit = source.commit("main", "Make it green\n\nWith a body");
        GitMirrors mirrors = mirrors(source.url());

        // When
        Optional<CommitId> tip = mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(tip).contains(commit);
        RepositoryTree tree = mirrors.tree(SHOP, commit);
        assertThat(text(tree, "apps/web/config.yaml")).isEqualTo("color: green\n");
        assertThat(tree.list("").stream().map(TreeEntry::path))
                .containsExactly("apps", "sailplan.yaml");
        assertThat(tree.walk("apps").stream().map(TreeEntry::path))
                .containsExactly("apps/web/config.yaml");
        assertThat(mirrors.commit(SHOP, commit).title()).isEqualTo("Make it green");
        assertThat(mirrors.commit(SHOP, commit).author()).isEqualTo("Lee");
        try (Stream<Path> files = Files.walk(mirrors())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .noneMatch("config.yaml"::equals);
        }
    }

    @Test
    void fetches_what_is_new_and_knows_what_descends() throws IOException {
        // Given
        CommitId first = source.commit("main", "first");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        CommitId second = source.file("more.yaml", "a: b\n").commit("main", "second");

        // When
        Optional<CommitId> tip = mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(tip).contains(second);
        assertThat(mirrors.descends(SHOP, second, first)).isTrue();
        assertThat(mirrors.descends(SHOP, first, second)).isFalse();
        assertThat(mirrors.tree(SHOP, first).entry("more.yaml")).isEmpty();
    }

    @Test
    void equal_folders_have_equal_ids() throws IOException {
        // Given
        CommitId first = source.commit("main", "first");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        CommitId second = source.file("more.yaml", "a: b\n").commit("main", "second");
        mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(mirrors.tree(SHOP, first).entry("apps"))
                .isEqualTo(mirrors.tree(SHOP, second).entry("apps"));
        assertThat(mirrors.tree(SHOP, first).entry(""))
                .isNotEqualTo(mirrors.tree(SHOP, second).entry(""));
    }

    @Test
    void a_forced_push_moves_the_tip_and_keeps_the_old_commit_readable() throws IOException {
        // Given
        CommitId before = source.commit("main", "first");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        CommitId after = source.file("apps/web/config.yaml", "color: red\n").rewrite("main", "new");

        // When
        Optional<CommitId> tip = mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(tip).contains(after);
        assertThat(mirrors.descends(SHOP, after, before)).isFalse();
        assertThat(text(mirrors.tree(SHOP, before), "apps/web/config.yaml"))
                .isEqualTo("color: green\n");
    }

    @Test
    void a_deleted_branch_is_told_from_an_unreachable_host() throws IOException {
        // Given
        source.commit("main", "first");
        source.commit("other", "other");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        source.deleteBranch("main");

        // Then
        assertThat(mirrors.fetch(SHOP, MAIN)).isEmpty();
        assertThat(mirrors.remoteTip(SHOP, MAIN)).isEmpty();
        GitMirrors nowhere = mirrors(URI.create("http://127.0.0.1:1/shop.git"));
        assertThatThrownBy(() -> nowhere.fetch(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class)
                .hasMessageContaining("repository shop can't be read");
    }

    @Test
    void links_and_submodules_are_what_they_are() throws IOException {
        // Given
        CommitId commit =
                source.link("apps/web/passwd.yaml", "/etc/passwd")
                        .submodule("apps/web/vendor")
                        .commit("main", "links");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);

        // When
        List<TreeEntry> entries = mirrors.tree(SHOP, commit).walk("apps/web");

        // Then
        assertThat(entries.stream().map(e -> e.name() + " " + e.kind()))
                .containsExactly("config.yaml FILE", "passwd.yaml SYMLINK", "vendor SUBMODULE");
        assertThat(mirrors.tree(SHOP, commit).entry("apps/web/passwd.yaml/x")).isEmpty();
    }

    @Test
    void the_default_branch_is_the_one_that_head_names() throws IOException {
        // Given
        source.commit("main", "first");

        // Then
        assertThat(mirrors(source.url()).defaultBranch(SHOP)).contains(MAIN);
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }

    @Test
    void a_file_that_is_too_large_to_read_stops_only_who_reads_it() throws IOException {
        // Given
        CommitId commit = source.file("big.bin", noise(15_000)).commit("main", "big");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);

        // When
        RepositoryTree tree = mirrors.tree(SHOP, commit);

        // Then
        assertThat(text(tree, "apps/web/config.yaml")).isEqualTo("color: green\n");
        assertThatThrownBy(() -> text(tree, "big.bin"))
                .isInstanceOf(CommitTooLarge.class)
                .hasMessageContaining("larger than 10000 bytes");
    }

    @Test
    void a_file_that_is_too_large_to_take_is_refused_and_the_commit_without_it_is_not()
            throws IOException {
        // Given
        source.commit("main", "first");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        source.file("big.bin", noise(30_000)).commit("main", "big");

        // Then
        assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                .isInstanceOf(GitRefused.class)
                .hasMessageContaining("30,000 bytes");
        CommitId without = source.remove("big.bin").commit("main", "without it");
        assertThat(mirrors.fetch(SHOP, MAIN)).contains(without);
        assertThat(mirrors(source.url()).fetch(SHOP, MAIN)).contains(without);
    }

    @Test
    void history_is_fetched_only_where_descent_asks_for_it() throws IOException {
        // Given
        CommitId first = source.commit("main", "first");
        CommitId second = source.file("more.yaml", "a: b\n").commit("main", "second");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        assertThatThrownBy(() -> mirrors.commit(SHOP, first)).isInstanceOf(GitUnavailable.class);
        mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(mirrors.descends(SHOP, second, first)).isTrue();
        assertThat(mirrors.commit(SHOP, first).title()).isEqualTo("first");
    }

    @Test
    void a_default_branch_that_was_renamed_leaves_its_history_known() throws IOException {
        // Given
        source.commit("develop", "first");
        CommitId before = source.file("more.yaml", "a: b\n").commit("develop", "second");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, RefName.branch("develop"));
        source.renameBranch("develop", "main");
        source.file("more.yaml", "a: c\n").commit("main", "third");
        CommitId now = source.file("more.yaml", "a: d\n").commit("main", "fourth");

        // When
        Optional<CommitId> tip = mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(tip).contains(now);
        assertThat(mirrors.descends(SHOP, now, before)).isTrue();
        assertThat(mirrors.fetch(SHOP, RefName.branch("develop"))).isEmpty();
    }

    @Test
    void a_commit_that_no_branch_has_any_more_descends_from_nothing_unknown() throws IOException {
        // Given
        CommitId first = source.commit("develop", "first");
        CommitId second = source.file("more.yaml", "a: b\n").commit("develop", "second");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, RefName.branch("develop"));
        source.deleteBranch("develop");

        // Then
        assertThat(mirrors.descends(SHOP, second, first)).isFalse();
    }

    @Test
    void a_mirror_that_was_lost_has_older_commits_again_once_descent_is_asked_for()
            throws IOException {
        // Given
        CommitId first = source.commit("main", "first");
        CommitId second = source.file("more.yaml", "a: b\n").commit("main", "second");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        assertThatThrownBy(() -> mirrors.tree(SHOP, first)).isInstanceOf(GitUnavailable.class);

        // When
        boolean descends = mirrors.descends(SHOP, second, first);

        // Then
        assertThat(descends).isTrue();
        assertThat(text(mirrors.tree(SHOP, first), "sailplan.yaml")).startsWith("apiVersion");
    }

    @Test
    void a_mirror_cut_short_while_it_was_made_gets_its_settings() throws IOException {
        // Given
        CommitId commit = source.commit("main", "first");
        try (var bare = new FileRepository(mirrors().resolve("shop.git").toFile())) {
            bare.create(true);
        }

        // Then
        assertThat(mirrors(source.url()).fetch(SHOP, MAIN)).contains(commit);
        assertThat(mirrors().resolve("shop.git/config"))
                .content()
                .contains("followRedirects = false");
    }

    @Test
    void a_folder_with_more_files_than_the_budget_says_so() throws IOException {
        // Given
        for (int i = 0; i < 21; i++) {
            source.file("apps/many/" + i + ".yaml", "n: " + i);
        }
        CommitId commit = source.commit("main", "many");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);

        // Then
        assertThatThrownBy(() -> mirrors.tree(SHOP, commit).walk("apps/many"))
                .isInstanceOf(CommitTooLarge.class)
                .hasMessageContaining("more than 20 files");
    }

    @Test
    void a_broken_mirror_is_made_anew() throws IOException {
        // Given
        source.commit("main", "first");
        mirrors(source.url()).fetch(SHOP, MAIN);
        try (Stream<Path> files = Files.walk(mirrors().resolve("shop.git/objects"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        CommitId second = source.file("more.yaml", "a: b\n").commit("main", "second");
        GitMirrors mirrors = mirrors(source.url());

        // When
        Optional<CommitId> tip = mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(tip).contains(second);
        assertThat(text(mirrors.tree(SHOP, second), "apps/web/config.yaml")).isNotEmpty();
    }

    @Test
    void what_can_not_be_read_makes_the_next_fetch_begin_anew() throws IOException {
        // Given
        CommitId commit = source.commit("main", "first");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        CommitId unknown = new CommitId("9".repeat(40));
        assertThatThrownBy(() -> mirrors.tree(SHOP, unknown)).isInstanceOf(GitUnavailable.class);

        // When
        Optional<CommitId> tip = mirrors.fetch(SHOP, MAIN);

        // Then
        assertThat(tip).contains(commit);
        assertThat(text(mirrors.tree(SHOP, commit), "sailplan.yaml")).isNotEmpty();
    }

    @Test
    void a_lock_left_by_a_killed_process_does_no_harm() throws IOException {
        // Given
        source.commit("main", "first");
        mirrors(source.url()).fetch(SHOP, MAIN);
        Files.createFile(mirrors().resolve("shop.git/refs/heads/main.lock"));
        CommitId second = source.file("more.yaml", "a: b\n").commit("main", "second");

        // Then
        assertThat(mirrors(source.url()).fetch(SHOP, MAIN)).contains(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".git", ".GIT", "git~1"})
    void names_that_could_lead_outside_never_enter_the_mirror(String name) throws IOException {
        // Given
        CommitId good = source.commit("main", "first");
        GitMirrors mirrors = mirrors(source.url());
        mirrors.fetch(SHOP, MAIN);
        source.commitNamed("main", name);

        // Then
        assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN)).isInstanceOf(GitRefused.class);
        assertThat(text(mirrors.tree(SHOP, good), "sailplan.yaml")).isNotEmpty();
    }

    @Test
    void many_fetches_leave_few_packs() throws IOException {
        // Given
        GitMirrors mirrors = mirrors(source.url());

        // When
        for (int i = 0; i < 60; i++) {
            source.file("n.yaml", "n: " + i).commit("main", "n" + i);
            mirrors.fetch(SHOP, MAIN);
        }

        // Then
        try (Stream<Path> packs = Files.list(mirrors().resolve("shop.git/objects/pack"))) {
            assertThat(packs.filter(pack -> pack.toString().endsWith(".pack"))).hasSizeLessThan(52);
        }
        CommitId tip = mirrors.fetch(SHOP, MAIN).orElseThrow();
        assertThat(text(mirrors.tree(SHOP, tip), "n.yaml")).isEqualTo("n: 59");
    }

    @Test
    void several_threads_may_fetch_at_once() throws Exception {
        // Given
        CommitId commit = source.commit("main", "first");
        GitMirrors mirrors = mirrors(source.url());
        Callable<Optional<CommitId>> fetch = () -> mirrors.fetch(SHOP, MAIN);

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tips = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> fetch).toList());

            // Then
            for (var tip : tips) {
                assertThat(tip.get()).contains(commit);
            }
        }
    }

    @Test
    void fetches_over_http_with_the_credentials_of_its_file() throws IOException {
        // Given
        CommitId commit = source.commit("main", "first");
        Path file = Files.writeString(temporary.resolve("token"), "lee:s3cret\n");
        try (GitHttpServer server = new GitHttpServer(Optional.of(source.repository()))) {
            server.credentials = Optional.of("lee:s3cret");

            // When
            GitMirrors mirrors = mirrors(server.url(), Optional.of(file));

            // Then
            assertThat(mirrors.fetch(SHOP, MAIN)).contains(commit);
            assertThat(mirrors.remoteTip(SHOP, MAIN)).contains(commit);
            assertThat(mirrors.defaultBranch(SHOP)).contains(MAIN);
        }
    }

    @Test
    void a_head_that_names_what_can_be_no_ref_is_no_default_branch() throws IOException {
        // Given
        try (GitHttpServer host = new GitHttpServer(Optional.empty())) {
            host.head = Optional.of("refs/heads/../x");

            // Then
            assertThat(mirrors(host.url()).defaultBranch(SHOP)).isEmpty();
            host.head = Optional.of("refs/heads/main");
            assertThat(
                            new JGitMirrors(
                                            mirrors().resolveSibling("others"),
                                            List.of(
                                                    GitRemote.of(
                                                            SHOP,
                                                            host.url().toString(),
                                                            Optional.empty(),
                                                            true)),
                                            SMALL,
                                            InstantSource.system())
                                    .defaultBranch(SHOP))
                    .contains(MAIN);
        }
    }

    @Test
    @Timeout(60)
    void a_host_that_never_comes_to_an_end_is_left_after_the_time_of_a_fetch() throws IOException {
        // Given
        CommitId commit = source.commit("main", "first");
        MirrorBudget brief = new MirrorBudget(10_000, 20, Duration.ofSeconds(2));
        try (GitHttpServer host = new GitHttpServer(Optional.of(source.repository()))) {
            GitMirrors mirrors =
                    new JGitMirrors(
                            mirrors(),
                            List.of(
                                    GitRemote.of(
                                            SHOP, host.url().toString(), Optional.empty(), true)),
                            brief,
                            InstantSource.system());

            // When
            for (GitHttpServer.Endless what : GitHttpServer.Endless.values()) {
                host.endless = Optional.of(what);
                assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                        .as(what.name())
                        .isInstanceOf(GitUnavailable.class);
            }

            // Then
            host.endless = Optional.empty();
            assertThat(mirrors.fetch(SHOP, MAIN)).contains(commit);
        }
    }

    @Test
    void a_look_and_the_default_branch_are_one_question_without_a_refused_one() throws IOException {
        // Given
        CommitId commit = source.commit("main", "first");
        Path file = Files.writeString(temporary.resolve("token"), "s3cret");
        try (GitHttpServer server = new GitHttpServer(Optional.of(source.repository()))) {
            server.credentials = Optional.of("x-access-token:s3cret");
            GitMirrors mirrors = mirrors(server.url(), Optional.of(file));

            // When
            assertThat(mirrors.remoteTip(SHOP, MAIN)).contains(commit);
            assertThat(mirrors.defaultBranch(SHOP)).contains(MAIN);

            // Then
            assertThat(server.requests)
                    .containsExactly(
                            "/shop.git/info/refs?service=git-upload-pack",
                            "/shop.git/git-upload-pack");
            assertThat(server.authorizations).hasSize(2);
        }
    }

    @Test
    void a_host_that_wants_to_be_left_alone_is() throws IOException {
        // Given
        CommitId commit = source.commit("main", "first");
        try (GitHttpServer server = new GitHttpServer(Optional.of(source.repository()))) {
            server.retryAfter = Optional.of("2");
            GitMirrors mirrors = mirrors(server.url());
            assertThatThrownBy(() -> mirrors.remoteTip(SHOP, MAIN))
                    .isInstanceOf(GitUnavailable.class)
                    .hasMessageContaining("429");
            server.retryAfter = Optional.empty();

            // Then
            assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                    .isInstanceOf(GitUnavailable.class)
                    .hasMessageContaining("asks not to be asked (429); it is not asked before");
            assertThat(server.requests).hasSize(1);
            await().ignoreException(GitUnavailable.class)
                    .until(() -> mirrors.fetch(SHOP, MAIN).equals(Optional.of(commit)));
        }
    }

    @Test
    void wrong_credentials_are_told_without_showing_them() throws IOException {
        // Given
        source.commit("main", "first");
        Path file = Files.writeString(temporary.resolve("token"), "lee:wr0ng");
        try (GitHttpServer server = new GitHttpServer(Optional.of(source.repository()))) {
            server.credentials = Optional.of("lee:s3cret");
            GitMirrors mirrors = mirrors(server.url(), Optional.of(file));

            // Then
            assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                    .isInstanceOf(GitUnavailable.class)
                    .hasMessageContaining("not authorized")
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @Test
    void a_host_that_repeats_our_credentials_is_told_without_them() throws IOException {
        // Given
        source.commit("main", "first");
        Path file = Files.writeString(temporary.resolve("token"), "lee:s3cret");
        try (GitHttpServer server = new GitHttpServer(Optional.of(source.repository()))) {
            server.credentials = Optional.of("lee:s3cret");
            server.repeating = true;
            GitMirrors mirrors = mirrors(server.url(), Optional.of(file));

            // Then
            assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                    .isInstanceOf(GitUnavailable.class)
                    .hasMessageContaining("no access with Basic ***")
                    .hasMessageNotContaining("s3cret")
                    .hasMessageNotContaining("bGVlOnMzY3JldA")
                    .hasNoCause();
        }
    }

    @Test
    void a_redirect_to_another_host_gets_neither_followed_nor_credentials() throws IOException {
        // Given
        source.commit("main", "first");
        Path file = Files.writeString(temporary.resolve("token"), "lee:s3cret");
        try (GitHttpServer other = new GitHttpServer(Optional.of(source.repository()));
                GitHttpServer server = new GitHttpServer(Optional.empty())) {
            server.credentials = Optional.of("lee:s3cret");
            server.redirect =
                    Optional.of(URI.create(other.url().toString().replace("/shop.git", "")));
            other.credentials = Optional.of("lee:s3cret");
            GitMirrors mirrors = mirrors(server.url(), Optional.of(file));

            // Then
            assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN)).isInstanceOf(GitUnavailable.class);
            assertThat(other.authorizations).isEmpty();
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void credentials_of_one_host_are_not_given_to_another() throws IOException {
        // Given
        Path file = Files.writeString(temporary.resolve("token"), "lee:s3cret");
        GitRemote remote =
                GitRemote.of(SHOP, "https://git.example.com/shop.git", Optional.of(file), false);
        var user = new CredentialItem.Username();
        BoundCredentials credentials =
                new BoundCredentials(remote, remote.credentials().login().orElseThrow());

        // Then
        assertThat(
                        Stream.of(
                                        "https://git.example.com/shop.git",
                                        "http://git.example.com/shop.git",
                                        "https://git.example.com:8443/shop.git",
                                        "https://evil.example.com/shop.git")
                                .map(JGitMirrorsIT::uri)
                                .map(uri -> credentials.get(uri, user)))
                .containsExactly(true, false, false, false);
    }

    private static URIish uri(String uri) {
        try {
            return new URIish(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
