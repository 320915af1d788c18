package dev.sailplan.applier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.sailplan.applier.effect.Answer;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Somebody who looks for a fault sets the least level for everything, libraries included (CVE-2020-8565).
class TraceIT {
    private static final Logger ROOT =
            (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
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

    @Test
    void neither_a_token_nor_a_secret_is_logged_at_any_level() {
        // Given
        String token = "canary-of-a-token";
        JsonObject secret =
                Manifests.yaml(
                        "{apiVersion: v1, kind: Secret, metadata: {name: trace, namespace:"
                                + " default}, stringData: {word: canary-of-a-secret}}");

        // When
        ROOT.trace("asked");
        Answer refused =
                FabricCluster.at(TestApiServer.access(token))
                        .apply(
                                Manifests.SECRET,
                                Manifests.id(secret),
                                secret,
                                Cluster.Write.DRY_RUN);
        Answer accepted =
                TestApiServer.cluster("trace")
                        .apply(
                                Manifests.SECRET,
                                Manifests.id(secret),
                                secret,
                                Cluster.Write.DRY_RUN);

        // Then
        assertThat(refused).isInstanceOf(Answer.Unauthorized.class);
        assertThat(accepted).isInstanceOf(Answer.Stored.class);
        assertThat(List.copyOf(lines.list).stream().map(TraceIT::line))
                .anyMatch(line -> line.contains("asked"))
                .noneMatch(line -> line.contains("canary-of") || line.contains("Y2FuYXJ5"));
    }
}
