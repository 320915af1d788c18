package dev.sailplan.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.webhook.WebhookFigures;
import dev.sailplan.tools.bench.webhook.WebhookJson;
import dev.sailplan.tools.bench.webhook.WebhookText;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookReportsTest {
    private static final WebhookFigures FIGURES =
            new WebhookFigures(
                    Samples.CONDITIONS,
                    3000,
                    4000,
                    Distribution.of(
                            IntStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList()));

    @Test
    void prints_lines_for_people() {
        assertThat(String.join("\n", WebhookText.of(FIGURES)))
                .endsWith(
                        """
                        signed webhooks over 32 connections, gateway, broker and sender in one process
                          durable on Kafka, 202                        3000/s
                          ignored, 202, no Kafka                       4000/s
                        durable is 0.75 of ignored
                        at 2000/s, ms: median 100.5, p90 180.0, p99 198.0, max 200.0\
                        """);
    }

    @Test
    void prints_an_object_for_programs() {
        assertThat(WebhookJson.of(FIGURES).object("waitMillis"))
                .hasToString("{\"max\":200,\"median\":100.5,\"p90\":180,\"p99\":198}");
    }
}
