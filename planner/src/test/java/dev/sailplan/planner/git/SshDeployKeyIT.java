package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.planner.git.route.HostRoutes;
import dev.sailplan.planner.git.ssh.SshIdentity;
import dev.sailplan.planner.git.transfer.GitRemote;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class SshDeployKeyIT {
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final RefName MAIN = RefName.branch("main");

    @TempDir Path temporary;
    private SourceRepository source;
    private CommitId commit;
    private Path key;
    private KeyPair host;
    private GitSshServer server;

    @BeforeEach
    void host() throws IOException {
        source = new SourceRepository(temporary.resolve("source"));
        commit = source.commit("main", "first");
        key = made("ed25519", "");
        host = read(made("ed25519", ""));
        server = new GitSshServer(source.repository(), host, read(key).getPublic());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        source.close();
    }

    @Test
    void a_repository_is_read_with_a_deploy_key() throws IOException {
        // Given
        GitMirrors mirrors = mirrors(identity(key, line(host)));

        // Then
        assertThat(mirrors.remoteTip(SHOP, MAIN)).contains(commit);
        assertThat(mirrors.fetch(SHOP, MAIN)).contains(commit);
        CommitId second = source.commit("main", "second");
        assertThat(mirrors.fetch(SHOP, MAIN)).contains(second);
        assertThat(mirrors.defaultBranch(SHOP)).contains(MAIN);
        assertThat(mirrors.descends(SHOP, second, commit)).isTrue();
        assertThat(server.users).isNotEmpty().allMatch("git"::equals);
        assertThat(server.commands).allMatch("git-upload-pack '/shop'\\''s.git'"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    void so_it_is_with_a_key_of_another_kind(String kind) throws IOException {
        // Given
        Path other = made(kind, "");
        try (GitSshServer another =
                new GitSshServer(
                        source.repository(), read(made(kind, "")), read(other).getPublic())) {
            // Then
            assertThatThrownBy(() ->
                            mirrors(another, identity(other, line(host))).remoteTip(SHOP, MAIN))
                    .hasMessageContaining("which is not one that the settings name");
        }
        try (GitSshServer another =
                new GitSshServer(source.repository(), host, read(other).getPublic())) {
            assertThat(mirrors(another, identity(other, line(host))).remoteTip(SHOP, MAIN))
                    .contains(commit);
        }
    }

    @Test
    void a_file_of_known_hosts_names_the_keys_too() throws IOException {
        // Given
        Path known =
                Files.writeString(
                        temporary.resolve("known_hosts"),
                        "other.example %s\n[127.0.0.1]:%d %s\n"
                                .formatted(line(read(made("rsa", ""))), server.port(), line(host)));
        SshIdentity identity = new SshIdentity(key, Optional.of(known), List.of());

        // Then
        assertThat(mirrors(identity).remoteTip(SHOP, MAIN)).contains(commit);

        // When
        Files.writeString(known, "other.example " + line(host) + "\n");

        // Then
        assertThatThrownBy(() -> mirrors(identity).remoteTip(SHOP, MAIN))
                .hasMessageContaining(
                        "the knownHostsFile " + known + " has no key of host 127.0.0.1");
    }

    @Test
    void a_host_with_another_key_is_refused_with_both_fingerprints() throws IOException {
        // Given
        KeyPair expected = read(made("ed25519", ""));

        // Then
        assertThatThrownBy(() -> mirrors(identity(key, line(expected))).fetch(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class)
                .hasMessageContaining(
                        "shows the key ssh-ed25519 " + KeyUtils.getFingerPrint(host.getPublic()))
                .hasMessageContaining(
                        "(ssh-ed25519 " + KeyUtils.getFingerPrint(expected.getPublic()) + ")")
                .hasMessageContaining("its owner has to confirm");
        assertThat(server.users).isEmpty();
    }

    @Test
    void a_key_that_the_host_does_not_know_is_told() throws IOException {
        assertThatThrownBy(
                        () -> mirrors(identity(made("ed25519", ""), line(host))).fetch(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class)
                .hasMessageContaining("publickey");
        assertThat(server.commands).isEmpty();
    }

    @Test
    void a_file_without_a_usable_key_is_named_and_nobody_asked() throws IOException {
        Path secret = made("ed25519", "hunter2");
        Path none = Files.writeString(temporary.resolve("none"), "hunter2");

        for (Path file : List.of(secret, none)) {
            assertThatThrownBy(() -> mirrors(identity(file, line(host))).fetch(SHOP, MAIN))
                    .hasMessageContaining(
                            "the sshKeyFile " + file + " holds no private key without a passphrase")
                    .hasMessageNotContaining("hunter2");
        }
        Path absent = temporary.resolve("absent");
        assertThatThrownBy(() -> mirrors(identity(absent, line(host))).fetch(SHOP, MAIN))
                .hasMessageContaining("can't read the sshKeyFile " + absent);
        assertThat(server.users).isEmpty();
    }

    @Test
    void a_host_that_never_comes_to_an_end_is_left() {
        // Given
        server.endless = Optional.of(GitSshServer.noise());

        // Then
        assertThatThrownBy(() -> mirrors(identity(key, line(host))).remoteTip(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class);
    }

    @Test
    void a_silent_host_is_left_after_the_time_of_silence() {
        // Given
        server.silent = true;
        long begin = System.nanoTime();

        // Then
        assertThatThrownBy(() -> mirrors(identity(key, line(host))).remoteTip(SHOP, MAIN))
                .isInstanceOf(GitUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    private static SshIdentity identity(Path key, String host) {
        return new SshIdentity(key, Optional.empty(), List.of(host));
    }

    private GitMirrors mirrors(SshIdentity identity) throws IOException {
        return mirrors(server, identity);
    }

    private GitMirrors mirrors(GitSshServer at, SshIdentity identity) throws IOException {
        return new JGitMirrors(
                Files.createTempDirectory(temporary, "mirrors"),
                List.of(GitRemote.overSsh(SHOP, at.url(), identity)),
                JGitMirrorsIT.SMALL,
                InstantSource.system(),
                HostRoutes.PLAIN);
    }

    private Path made(String kind, String passphrase) throws IOException {
        Path file = Files.createTempFile(temporary, "key", "");
        Files.delete(file);
        Process keygen =
                new ProcessBuilder(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                kind,
                                "-N",
                                passphrase,
                                "-f",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEmpty();
        return file;
    }

    private static KeyPair read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SecurityUtils.loadKeyPairIdentities(
                            null, new PathResource(file), in, FilePasswordProvider.EMPTY)
                    .iterator()
                    .next();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic());
    }
}
