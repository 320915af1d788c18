package dev.sailplan.deploy.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.PlanId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Verdict;
import dev.sailplan.common.domain.problem.Problem;
import dev.sailplan.common.domain.problem.SourceLocation;
import dev.sailplan.common.feed.Entry;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class LogLineTest {
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final EventId EVENT = new EventId("e");
    private static final RepositoryName SAMPLE = new RepositoryName("sample");
    private static final CommitId COMMIT = new CommitId("a".repeat(40));

    @Test
    void counts_what_was_decided() {
        assertThat(line(planned("green")))
                .isEqualTo(
                        "12:00:00.000  planned     sample                  aaaaaaa \"green\""
                                + " unchanged 1");
    }

    @Test
    void a_commit_message_cannot_steer_the_terminal() {
        assertThat(line(planned("evil\u001b]0;title\u0007\u202E"))).contains("\"evil�]0;title��\"");
    }

    @Test
    void a_lone_problem_is_said_without_counting() {
        Problem problem =
                new Problem(new SourceLocation("a.yaml", 2, 1), "a value is missing here");
        assertThat(line(refused(List.of(problem))))
                .endsWith("  a.yaml:2:1  a value is missing here");
        assertThat(line(refused(List.of(problem, problem))))
                .endsWith("  2 problems, first: a.yaml:2:1  a value is missing here");
    }

    @Test
    void a_push_that_deploys_nothing_is_not_called_refused() {
        assertThat(
                        line(
                                new Decision.NotPlanned(
                                        EVENT,
                                        SAMPLE,
                                        new RefName("refs/tags/v1"),
                                        "tag v1 is not deployed from; main is",
                                        AT)))
                .isEqualTo(
                        "12:00:00.000  no plan     sample                  tag v1 is not deployed"
                                + " from; main is");
    }

    @Test
    void names_the_project_of_an_application_only_where_another_has_one_so_called() {
        // Given
        LogLine lines = new LogLine(ZoneOffset.UTC);

        // When
        String alone = lines.of(entry(held("shop/web@dev"))).orElseThrow();
        lines.learn(List.of(entry(held("pay/web@dev"))));
        String ambiguous = lines.of(entry(held("shop/web@dev"))).orElseThrow();

        // Then
        assertThat(alone).contains("  held        web@dev  ");
        assertThat(ambiguous).contains("  held        shop/web@dev  ");
    }

    private static Decision.Held held(String application) {
        return new Decision.Held(
                EVENT,
                SAMPLE,
                ApplicationKey.parse(application),
                COMMIT,
                new PlanId("0".repeat(64)),
                List.of("needs a review"),
                AT);
    }

    private static Decision.Planned planned(String title) {
        return new Decision.Planned(
                EVENT,
                SAMPLE,
                RefName.branch("main"),
                COMMIT,
                title,
                Map.of(ApplicationKey.parse("dev/web@dev"), new Verdict.Unchanged()),
                AT);
    }

    private static Decision.Refused refused(List<Problem> problems) {
        return new Decision.Refused(EVENT, SAMPLE, Optional.of(COMMIT), problems, AT);
    }

    private static String line(Object record) {
        return new LogLine(ZoneOffset.UTC).of(entry(record)).orElseThrow();
    }

    private static Entry entry(Object record) {
        Inbound where =
                new Inbound(
                        new TopicPartition("topic", 0),
                        0,
                        "",
                        Map.of(),
                        Payload.of(new byte[0]),
                        AT);
        return new Entry(where, record);
    }
}
