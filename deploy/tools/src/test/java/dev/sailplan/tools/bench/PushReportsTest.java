package dev.sailplan.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome.Timings;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.tools.bench.push.PushFigures;
import dev.sailplan.tools.bench.push.PushJson;
import dev.sailplan.tools.bench.push.PushText;
import dev.sailplan.tools.bench.push.PushTimings;
import dev.sailplan.tools.bench.sight.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushReportsTest {
    private static final PushFigures FIGURES =
            new PushFigures(
                    Samples.CONDITIONS,
                    250,
                    Duration.ofMillis(12_500),
                    List.of(trip(200), trip(220), trip(300)),
                    List.of(ms(120), ms(100), ms(110)));

    @Test
    void prints_a_table_for_people() {
        assertThat(String.join("\n", PushText.of(FIGURES)))
                .isEqualTo(
                        """
                        2 cores, 24 GiB, JDK 25.0.3, Linux amd64, 2026-11-23T07:00:00Z, load 0.5 at the start, 3.1 at the end
                        first install of 250 applications, 1000 objects: 12.5 s (80 objects/s)

                        one changed object, 3 pushes, ms              min   median      p90      max
                          push → applied                            200.0    220.0    300.0    300.0
                          git push, the process                     210.0    230.0    310.0    310.0
                          kubectl apply --server-side               100.0    110.0    120.0    120.0
                        push → applied is 2.0 × kubectl

                        medians from the start of git push, ms       made readable     step
                          event                                      20.0     22.0    +22.0
                          release                                    80.0     95.0    +73.0
                          applied                                   215.0    220.0   +125.0
                        applier's own medians, ms: effects 30.0, apply 40.5, prune 0.0, health 1.0\
                        """);
    }

    @Test
    void prints_an_object_for_programs() {
        JsonObject json =
                (JsonObject)
                        new JsonCodec()
                                .parse(
                                        PushJson.of(FIGURES)
                                                .canonical()
                                                .getBytes(StandardCharsets.UTF_8));

        assertThat(json.members().keySet())
                .containsExactlyInAnyOrder(
                        "applications",
                        "applierMillis",
                        "begun",
                        "benchmark",
                        "ended",
                        "firstInstallMillis",
                        "gitPushMillis",
                        "kubectlApplyMillis",
                        "machine",
                        "objects",
                        "pushToAppliedMillis",
                        "pushes",
                        "ratio",
                        "stagesMadeMillis",
                        "stagesReadableMillis",
                        "warmUps");
        assertThat(json.object("pushToAppliedMillis"))
                .hasToString(
                        "{\"max\":300,\"median\":220,\"min\":200,\"p90\":300,\"samples\":[200,220,300]}");
        assertThat(json.get("ratio").orElseThrow()).hasToString("2");
        assertThat(json.object("stagesReadableMillis"))
                .hasToString("{\"applied\":220,\"event\":22,\"release\":95}");
        assertThat(json.object("applierMillis"))
                .hasToString("{\"apply\":40.5,\"effects\":30,\"health\":1,\"prune\":0}");
    }

    private static PushTimings trip(long applied) {
        return new PushTimings(
                ms(applied),
                ms(applied + 10),
                Map.of(Stage.EVENT, ms(20), Stage.RELEASE, ms(80), Stage.APPLIED, ms(applied - 5)),
                Map.of(Stage.EVENT, ms(22), Stage.RELEASE, ms(95), Stage.APPLIED, ms(applied)),
                new Timings(ms(30), Duration.ofNanos(40_500_000), Duration.ZERO, ms(1)));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
