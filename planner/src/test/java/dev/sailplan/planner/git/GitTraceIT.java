package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.testing.LogCapture;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.transfer.GitRemote;
import dev.sailplan.planner.git.transfer.GitUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who looks for a fault sets the least level for everything, libraries included (CVE-2020-8565).
class GitTraceIT {
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final RefName MAIN = RefName.branch("main");

    private static String base64(String text) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void no_credentials_are_logged_at_any_level(@TempDir Path folder) throws IOException {
        // Given
        String right = "ada:canary-that-is-right";
        String wrong = "ada:canary-that-is-wrong";
        Path credentials = Files.writeString(folder.resolve("credentials"), right);
        try (LogCapture logged = LogCapture.ofTheLeastDetail();
                SourceRepository source = new SourceRepository(folder.resolve("source.git"));
                GitHttpServer host = new GitHttpServer(Optional.of(source.repository()))) {
            source.file("sailplan.yaml", "apiVersion: sailplan.dev/v1\n").commit("main", "first");
            host.credentials = Optional.of(right);
            GitMirrors mirrors =
                    new JGitMirrors(
                            folder.resolve("mirrors"),
                            List.of(
                                    GitRemote.of(
                                            SHOP,
                                            host.url().toString(),
                                            Optional.of(credentials),
                                            true)),
                            new MirrorBudget(10_000, 20, Duration.ofSeconds(20)),
                            InstantSource.system());

            // When
            assertThat(mirrors.fetch(SHOP, MAIN)).isPresent();
            Files.writeString(credentials, wrong);
            assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN))
                    .isInstanceOf(GitUnavailable.class)
                    .hasMessageContaining("not authorized")
                    .hasMessageNotContaining("canary-that")
                    .hasNoCause();

            // Then
            assertThat(logged.lines())
                    .isNotEmpty()
                    .noneMatch(line ->
                            line.contains("canary-that")
                                    || line.contains(base64(right))
                                    || line.contains(base64(wrong)));
        }
    }
}
