package dev.sailplan.planner.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.testing.LogCapture;
import dev.sailplan.planner.git.JGitMirrors;
import dev.sailplan.planner.git.RepeatingHost;
import dev.sailplan.planner.git.pack.MirrorBudget;
import dev.sailplan.planner.git.transfer.GitRemote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A host, or a proxy before it, that says our credentials again: they reach neither people nor logs.
@Timeout(60)
class RepeatedCredentialsTest {
    private static final String TOKEN = "canary/of a+token";
    private static final String BASIC =
            Base64.getEncoder()
                    .encodeToString(("lee:" + TOKEN).getBytes(StandardCharsets.UTF_8))
                    .substring(0, 20);

    @TempDir Path temporary;

    @ParameterizedTest
    @EnumSource
    void a_push_waits_without_a_word_of_them(RepeatingHost.Where where) throws IOException {
        // Given
        Path file = Files.writeString(temporary.resolve("credentials"), "lee:" + TOKEN);
        try (RepeatingHost host = new RepeatingHost();
                LogCapture logged = LogCapture.ofTheLeastDetail()) {
            host.repeatIn(where);
            PlannerWorld world = new PlannerWorld(mirrors(host, file));

            // When
            Written written = world.handled(world.push(Optional.empty()));

            // Then
            assertThat(written.all())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Decision.Delayed.class,
                            delayed -> assertThat(delayed.reason()).startsWith("repository shop"));
            assertThat(List.of(world.lane.written.toString(), written.all().toString()))
                    .noneMatch(RepeatedCredentialsTest::tells);
            assertThat(logged.lines()).isNotEmpty().noneMatch(RepeatedCredentialsTest::tells);
        }
    }

    private JGitMirrors mirrors(RepeatingHost host, Path credentials) {
        return new JGitMirrors(
                temporary.resolve("mirrors"),
                List.of(
                        GitRemote.of(
                                PlannerWorld.SHOP,
                                host.url().toString(),
                                Optional.of(credentials),
                                true)),
                MirrorBudget.STANDARD,
                InstantSource.system());
    }

    private static boolean tells(String text) {
        return text.contains("canary") || text.contains(BASIC);
    }
}
