package dev.sailplan.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.tools.bench.fleet.RolloutFleet;
import dev.sailplan.tools.bench.measure.ApiCounters;
import dev.sailplan.tools.bench.measure.ApiCounters.Kind;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.rollout.RolloutFigures;
import dev.sailplan.tools.bench.rollout.RolloutFigures.Push;
import dev.sailplan.tools.bench.rollout.RolloutJson;
import dev.sailplan.tools.bench.rollout.RolloutText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FleetReportsTest {
    private static final ApiCounters API =
            new ApiCounters(
                    new TreeMap<>(
                            Map.of(
                                    new Kind("LIST", "nodes", ""),
                                    2L,
                                    new Kind("APPLY", "deployments", ""),
                                    600L)),
                    new TreeMap<>(Map.of(new Kind("LIST", "nodes", ""), 3L << 20)));
    private static final Push BARE =
            push(Duration.ofSeconds(10), Duration.ofSeconds(11), Optional.empty(), 0);
    private static final Push NODES =
            push(
                    Duration.ofSeconds(11),
                    Duration.ofSeconds(12),
                    Optional.of(
                            Distribution.of(
                                    List.of(
                                            Duration.ofMillis(500),
                                            Duration.ofMillis(1500),
                                            Duration.ofMillis(9000)))),
                    0);

    private static Push push(
            Duration written, Duration applied, Optional<Distribution> lags, int unsaid) {
        return new Push(
                written,
                applied,
                lags.map(_ -> Duration.ofSeconds(60)),
                lags,
                unsaid,
                API,
                new TreeMap<>(Map.of("java", Duration.ofSeconds(4))));
    }

    private static RolloutFigures figures(Push nodes) {
        return new RolloutFigures(
                Samples.CONDITIONS, new RolloutFleet(300, 1000), BARE, nodes, API);
    }

    @Test
    void prints_a_table_and_which_goals_are_met_for_people() {
        assertThat(String.join("\n", RolloutText.of(figures(NODES))))
                .isEqualTo(
                        """
                        2 cores, 24 GiB, JDK 25.0.3, Linux amd64, 2026-11-23T07:00:00Z, load 0.5 at the start, 3.1 at the end
                        one push to 300 Deployments, from the start of git push          no nodes   1000 nodes
                          last object written, s                                             10.0         11.0
                          last application applied, s                                        11.0         12.0
                          last rolled out, s                                                    –         60.0
                          healthy after the truth, median, s                                    –          1.5
                          healthy after the truth, p90, s                                       –          9.0
                          healthy after the truth, max, s                                       –          9.0
                          requests to the API server, of all                                  602          602
                          of them server-side applies                                         600          600
                          of them lists of nodes                                                2            2
                          its answers, MiB                                                    3.0          3.0
                          of them lists of nodes, MiB                                         3.0          3.0
                        CPU seconds of the push, no nodes: java 4.0
                        CPU seconds of the push, nodes: java 4.0
                        at rest for a minute, with nodes: 602 requests of all, 2 lists of nodes, 3.0 MiB of answers
                        met:    with nodes 1.09 × the time without (goal: ≤ 1.20 ×)
                        met:    applied 1.0 s after the last write (goal: ≤ 2 s)
                        met:    healthy said of 300 of 300 (goal: all, ≤ 2 s late at the median)\
                        """);
    }

    @Test
    void a_goal_that_is_missed_says_so() {
        // Given
        Push slow = push(Duration.ofSeconds(13), Duration.ofSeconds(67), NODES.healthy(), 5);

        // When
        List<String> lines = RolloutText.of(figures(slow));

        // Then
        assertThat(lines)
                .contains(
                        "MISSED: with nodes 6.09 × the time without (goal: ≤ 1.20 ×)",
                        "MISSED: applied 54.0 s after the last write (goal: ≤ 2 s)",
                        "MISSED: healthy said of 295 of 300 (goal: all, ≤ 2 s late at the median)");
        assertThat(RolloutJson.of(figures(slow)).get("appliedInTime").orElseThrow())
                .hasToString("false");
    }
}
