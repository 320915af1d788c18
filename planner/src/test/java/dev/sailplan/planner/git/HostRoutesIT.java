package dev.sailplan.planner.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.settings.git.GitHostSettings;
import dev.sailplan.common.settings.git.GitSettings;
import dev.sailplan.common.settings.git.ProxySettings;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.route.HostRoutes;
import dev.sailplan.planner.git.transfer.GitRemote;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostRoutesIT {
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final RefName MAIN = RefName.branch("main");

    @TempDir static Path temporary;
    private PrivateTls tls;
    private SourceRepository source;
    private CommitId commit;
    private GitHttpServer server;

    @BeforeEach
    void host() throws IOException {
        tls = new PrivateTls(temporary, "ip:127.0.0.1,dns:git.corp.example");
        source = new SourceRepository(Files.createTempDirectory(temporary, "source"));
        commit = source.commit("main", "first");
        server = new GitHttpServer(Optional.of(source.repository()), tls);
        server.credentials = Optional.of("lee:s3cret");
    }

    @AfterEach
    void close() {
        server.close();
        source.close();
    }

    @Test
    void a_private_authority_is_trusted_for_its_host() throws IOException {
        // Given
        GitMirrors mirrors = mirrors(server.url(), trusting(file(tls.pem())));

        // Then
        assertThat(mirrors.fetch(SHOP, MAIN)).contains(commit);
        assertThat(mirrors.remoteTip(SHOP, MAIN)).contains(commit);
    }

    @Test
    void nobody_else_trusts_it() {
        assertThatThrownBy(() -> mirrors(server.url(), GitSettings.NONE).fetch(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class);
        assertThat(server.authorizations).isEmpty();
    }

    @Test
    void a_file_of_authorities_may_change_at_any_time() throws IOException {
        // Given
        Path file = file(new PrivateTls(temporary, "ip:127.0.0.1").pem());
        GitMirrors mirrors = mirrors(server.url(), trusting(file));
        assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN)).isInstanceOf(GitUnavailable.class);

        // When
        Files.writeString(file, tls.pem());

        // Then
        assertThat(mirrors.fetch(SHOP, MAIN)).contains(commit);

        // When
        Files.writeString(file, "no certificate");

        // Then
        assertThatThrownBy(() -> mirrors.remoteTip(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class)
                .hasMessageContaining("the caFile " + file + " holds no certificates in PEM");
    }

    @Test
    void a_certificate_is_for_the_names_in_it() throws IOException {
        // Given
        URI other = URI.create("https://localhost:" + server.port() + "/shop.git");
        GitHostSettings host =
                new GitHostSettings(
                        "localhost:" + server.port(),
                        Optional.empty(),
                        Optional.of(file(tls.pem())),
                        Optional.empty());

        // Then
        assertThatThrownBy(() ->
                        mirrors(other, new GitSettings(List.of(host), Optional.empty()))
                                .fetch(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class);
        assertThat(server.authorizations).isEmpty();
    }

    @Test
    void a_host_behind_a_proxy_needs_no_address_here() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy(server.port())) {
            // Given
            proxy.authorization = Optional.of("Basic " + base64("kim:pr0xy"));
            URI url = URI.create("https://git.corp.example/shop.git");

            // When
            GitMirrors mirrors = mirrors(url, behind(proxy, Optional.of(file("kim:pr0xy\n"))));

            // Then
            assertThat(mirrors.fetch(SHOP, MAIN)).contains(commit);
            assertThat(proxy.asked)
                    .isNotEmpty()
                    .allMatch("CONNECT git.corp.example:443 HTTP/1.1"::equals);
            assertThat(server.authorizations)
                    .isNotEmpty()
                    .allMatch(("Basic " + base64("lee:s3cret"))::equals);
        }
    }

    @Test
    void a_proxy_that_wants_a_login_is_told_from_one_that_refuses_it() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy(server.port())) {
            proxy.authorization = Optional.of("Basic " + base64("kim:pr0xy"));
            URI url = URI.create("https://git.corp.example/shop.git");

            assertThatThrownBy(
                            () -> mirrors(url, behind(proxy, Optional.empty())).fetch(SHOP, MAIN))
                    .hasMessageContaining("wants a login; name a credentialsFile under 'proxy'");
            Optional<Path> wrong = Optional.of(file("kim:wr0ng"));
            assertThatThrownBy(() -> mirrors(url, behind(proxy, wrong)).fetch(SHOP, MAIN))
                    .hasMessageContaining("refuses the user and password of its credentialsFile")
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @Test
    void a_host_that_needs_no_proxy_is_reached_without_it() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy(server.port())) {
            GitMirrors mirrors = mirrors(server.url(), behind(proxy, Optional.empty()));

            assertThat(mirrors.fetch(SHOP, MAIN)).contains(commit);
            assertThat(proxy.asked).isEmpty();
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named() throws IOException {
        int port;
        try (ConnectProxy proxy = new ConnectProxy(1)) {
            port = proxy.port();
        }
        GitSettings settings =
                new GitSettings(
                        List.of(),
                        Optional.of(
                                new ProxySettings("127.0.0.1", port, Optional.empty(), List.of())));
        URI url = URI.create("https://git.corp.example/shop.git");

        assertThatThrownBy(() -> mirrors(url, settings).fetch(SHOP, MAIN))
                .hasMessageContaining("proxy 127.0.0.1:" + port + " can't be reached");
    }

    private GitSettings trusting(Path caFile) {
        return new GitSettings(
                List.of(host("127.0.0.1:" + server.port(), caFile)), Optional.empty());
    }

    /// What is behind the proxy is not on this machine.
    private GitSettings behind(ConnectProxy proxy, Optional<Path> credentials) throws IOException {
        Path ca = file(tls.pem());
        return new GitSettings(
                List.of(host("127.0.0.1:" + server.port(), ca), host("git.corp.example", ca)),
                Optional.of(
                        new ProxySettings(
                                "127.0.0.1", proxy.port(), credentials, List.of("127.0.0.1"))));
    }

    private static GitHostSettings host(String name, Path caFile) {
        return new GitHostSettings(name, Optional.empty(), Optional.of(caFile), Optional.empty());
    }

    private static GitMirrors mirrors(URI url, GitSettings settings) throws IOException {
        GitRemote remote =
                GitRemote.of(SHOP, url.toString(), Optional.of(file("lee:s3cret")), false);
        return new JGitMirrors(
                Files.createTempDirectory(temporary, "mirrors"),
                List.of(remote),
                MirrorBudget.STANDARD,
                InstantSource.system(),
                new HostRoutes(settings));
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(temporary, "file", ""), text);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
