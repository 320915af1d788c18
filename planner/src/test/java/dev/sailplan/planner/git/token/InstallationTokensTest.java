package dev.sailplan.planner.git.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.planner.git.route.HostRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationTokensTest {
    private static final KeyPair KEYS = keys();

    @TempDir Path folder;
    private volatile Duration later = Duration.ZERO;
    private FakeGithub github;
    private InstallationTokens tokens;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGithub(KEYS.getPublic(), this::now);
        tokens = new InstallationTokens(HostRoutes.PLAIN, this::now);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void a_key_as_github_hands_it_out_is_exchanged_for_a_token() throws IOException {
        assertThat(app(pkcs1()).login()).contains(new Login("x-access-token", "ghs_canary1"));
        assertThat(github.requests)
                .containsExactly("POST /api/v3/app/installations/9/access_tokens");
    }

    @Test
    void so_is_one_in_pkcs8() throws IOException {
        assertThat(app(pkcs8()).login()).isPresent();
    }

    @Test
    void one_exchange_is_for_all_repositories_of_an_installation() throws Exception {
        // Given
        Path key = pkcs1();
        List<Callable<Login>> asking =
                IntStream.range(0, 50)
                        .<Callable<Login>>mapToObj(_ -> () -> app(key).login().orElseThrow())
                        .toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(asking);
        }

        // Then
        assertThat(github.requests).hasSize(1);
    }

    @Test
    void a_token_is_renewed_five_minutes_before_it_ends() throws IOException {
        // Given
        Credentials credentials = app(pkcs1());
        Login first = credentials.login().orElseThrow();

        // Then
        later = Duration.ofMinutes(54);
        assertThat(credentials.login()).contains(first);
        later = Duration.ofMinutes(56);
        assertThatThrownBy(credentials::login).hasMessageContaining("clock");
    }

    @Test
    void a_token_that_is_refused_is_exchanged_again() throws IOException {
        // Given
        Credentials credentials = app(pkcs1());
        Login first = credentials.login().orElseThrow();

        // When
        credentials.refused();

        // Then
        assertThat(credentials.login()).isPresent().get().isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "403, suspended",
        "404, check 'installation'",
        "422, Contents: read-only",
        "500, answers 500"
    })
    void what_the_host_refuses_is_told_in_words(int status, String words) throws IOException {
        // Given
        github.status = status;

        // Then
        assertThatThrownBy(() -> app(pkcs1()).login())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("GitHub App 7, installation 9 gets no token: ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("you said");
    }

    @Test
    void another_key_is_told_from_a_wrong_clock() throws IOException {
        // Given
        Path other = pem("PRIVATE KEY", keys().getPrivate().getEncoded());

        // Then
        assertThatThrownBy(() -> app(other).login())
                .hasMessageContaining("is not one of app 7 (401); check 'id' and 'privateKeyFile'");
        later = Duration.ofMinutes(-20);
        assertThatThrownBy(() -> app(pkcs1()).login())
                .hasMessageMatching(".*clock is 1[12][0-9]{2} seconds behind the host's.*");
    }

    @Test
    void a_token_that_may_read_nothing_is_no_token() throws IOException {
        // Given
        github.permissions = "{\"metadata\":\"read\"}";

        // Then
        assertThatThrownBy(() -> app(pkcs1()).login())
                .hasMessageContaining("may read no contents")
                .hasMessageNotContaining("canary");
    }

    @Test
    void after_a_failure_the_host_is_left_alone_for_a_while() throws IOException {
        // Given
        github.status = 404;
        Credentials credentials = app(pkcs1());
        assertThatThrownBy(credentials::login).hasMessageContaining("404");

        // Then
        github.status = 201;
        assertThatThrownBy(credentials::login).hasMessageContaining("404");
        assertThat(github.requests).hasSize(1);
        later = Duration.ofSeconds(31);
        assertThat(credentials.login()).isPresent();
    }

    @Test
    void a_host_that_wants_to_be_left_alone_is() throws IOException {
        // Given
        github.status = 403;
        github.retryAfter = "120";
        Credentials credentials = app(pkcs1());
        assertThatThrownBy(credentials::login)
                .hasMessageContaining("the host asks not to be asked for 120 seconds (403)");

        // Then
        github.status = 201;
        later = Duration.ofSeconds(100);
        assertThatThrownBy(credentials::login).hasMessageContaining("120 seconds");
        assertThat(github.requests).hasSize(1);
    }

    @Test
    void a_file_without_a_usable_key_is_named_and_not_quoted() throws IOException {
        Path encrypted =
                Files.writeString(
                        folder.resolve("encrypted.pem"),
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nhunter2\n");
        Path broken =
                pem("RSA PRIVATE KEY", "hunter2".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        for (Path file : List.of(encrypted, broken)) {
            assertThatThrownBy(() -> app(file).login())
                    .hasMessageContaining("the privateKeyFile " + file + " holds no RSA key")
                    .hasMessageNotContaining("hunter2");
        }
        assertThatThrownBy(() -> app(folder.resolve("absent")).login())
                .hasMessageContaining("can't read the privateKeyFile");
        assertThat(github.requests).isEmpty();
    }

    private Instant now() {
        return Instant.now().plus(later);
    }

    private Credentials app(Path key) {
        return tokens.of(new AppInstallation(github.api(), 7, 9, key));
    }

    private Path pkcs8() throws IOException {
        return pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    }

    /// The same without its envelope, which is of one length for keys of one length.
    private Path pkcs1() throws IOException {
        PrivateKey key = KEYS.getPrivate();
        byte[] whole = key.getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(whole, 26, whole.length));
    }

    private Path pem(String kind, byte[] der) throws IOException {
        String text =
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(der));
        return Files.writeString(Files.createTempFile(folder, "key", ".pem"), text);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
