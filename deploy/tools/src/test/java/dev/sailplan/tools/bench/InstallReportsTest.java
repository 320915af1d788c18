package dev.sailplan.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.tools.bench.install.InstallFigures;
import dev.sailplan.tools.bench.install.InstallFigures.Install;
import dev.sailplan.tools.bench.install.InstallJson;
import dev.sailplan.tools.bench.install.InstallText;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InstallReportsTest {
    private static final InstallFigures FIGURES =
            new InstallFigures(
                    Samples.CONDITIONS,
                    250,
                    new Install(
                            Duration.ofMillis(12_500),
                            Map.of(
                                    "java",
                                    Duration.ofSeconds(14),
                                    "etcd",
                                    Duration.ofMillis(2500))),
                    new Install(Duration.ofSeconds(5), Map.of("java", Duration.ofSeconds(2))),
                    new Install(Duration.ofSeconds(25), Map.of("etcd", Duration.ofSeconds(2))),
                    new TreeMap<>(Map.of("java", 512L << 20, "etcd", 64L << 20)));

    @Test
    void prints_a_table_for_people() {
        assertThat(String.join("\n", InstallText.of(FIGURES)))
                .isEqualTo(
                        """
                        2 cores, 24 GiB, JDK 25.0.3, Linux amd64, 2026-11-23T07:00:00Z, load 0.5 at the start, 3.1 at the end
                        first install of 250 applications, 1000 objects       seconds objects/s    CPU s
                          sailplan, git push → all applied                       12.5        80     16.5
                          bare client, 32 at once                                 5.0       200      2.0
                          kubectl apply --server-side -f                         25.0        40      2.0
                        sailplan takes 2.5 × the bare client's time and is 2.0 × as fast as kubectl
                        CPU seconds, sailplan: etcd 2.5, java 14.0
                        CPU seconds, bare client: java 2.0
                        CPU seconds, kubectl (itself not counted): etcd 2.0
                        peak memory after sailplan's install, MiB: etcd 64, java 512\
                        """);
    }

    @Test
    void prints_an_object_for_programs() {
        JsonObject json = InstallJson.of(FIGURES);

        assertThat(json.object("sailplan"))
                .hasToString("{\"cpuMillis\":{\"etcd\":2500,\"java\":14000},\"millis\":12500}");
        assertThat(json.get("overBareClient").orElseThrow()).hasToString("2.5");
        assertThat(json.get("fasterThanKubectl").orElseThrow()).hasToString("2");
        assertThat(json.object("peakMemoryBytes"))
                .hasToString("{\"etcd\":67108864,\"java\":536870912}");
    }
}
