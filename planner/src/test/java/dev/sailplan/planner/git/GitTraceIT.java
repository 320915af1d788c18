package dev.sailplan.planner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Somebody who looks for a fault sets the least level for everything, libraries included (CVE-2020-8565).
class GitTraceIT {
    private static final Logger ROOT =
            (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final RepositoryName SHOP = new RepositoryName("shop");
    private static final RefName MAIN = RefName.branch("main");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private Level before = Level.INFO;

    @BeforeEach
    void listen() {
        before = ROOT.getLevel();
        ROOT.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(ROOT::detachAppender);
        ROOT.setLevel(Level.TRACE);
        ROOT.addAppender(lines);
        lines.start();
    }

    @AfterEach
    void stop_listening() {
        ROOT.detachAppender(lines);
        others.forEach(ROOT::addAppender);
        ROOT.setLevel(before);
    }

    private static String line(ILoggingEvent event) {
        String thrown =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName()
                + event.getFormattedMessage()
                + event.getKeyValuePairs()
                + thrown;
    }

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
        try (SourceRepository source = new SourceRepository(folder.resolve("source.git"));
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
            assertThatThrownBy(() -> mirrors.fetch(SHOP, MAIN)).isInstanceOf(GitUnavailable.class);
        }

        // Then
        assertThat(List.copyOf(lines.list).stream().map(GitTraceIT::line))
                .isNotEmpty()
                .noneMatch(line ->
                        line.contains("canary-that")
                                || line.contains(base64(right))
                                || line.contains(base64(wrong)));
    }
}
