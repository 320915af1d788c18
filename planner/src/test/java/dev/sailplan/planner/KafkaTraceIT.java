package dev.sailplan.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sailplan.common.log.fake.NoRebalance;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.testing.LogCapture;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The credentials for Kafka, where somebody who looks for a fault sets the least level for everything, libraries
/// included (CVE-2020-8565). The broker refuses them, which is when most is said.
@Timeout(120)
class KafkaTraceIT {
    private static final String PASSWORD = "canary-of-a-password";
    private static final String BASE64 =
            Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8));

    private static Map<String, String> connection(EmbeddedKafka kafka) {
        return Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "ssl.truststore.password",
                PASSWORD,
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"lee\""
                        + " password=\""
                        + PASSWORD
                        + "\";");
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void no_credentials_of_kafka_are_logged_or_thrown_at_any_level(@TempDir Path folder) {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                LogCapture logged = LogCapture.ofTheLeastDetail("org.apache.kafka");
                KafkaLog log = new KafkaLog(new KafkaConnection(connection(kafka)))) {
            // When
            List<Throwable> refused =
                    List.of(
                            catchThrowable(log::topics),
                            catchThrowable(() -> read(log)),
                            catchThrowable(() -> join(log)));

            // Then
            assertThat(refused).allSatisfy(e -> assertThat(e).isInstanceOf(LogFailure.class));
            assertThat(refused.stream().map(KafkaTraceIT::text)).noneMatch(KafkaTraceIT::tells);
            assertThat(logged.lines())
                    .anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"))
                    .noneMatch(KafkaTraceIT::tells);
        }
    }

    private static void read(KafkaLog log) {
        try (var reader = log.read(Map.of(new TopicPartition("events", 0), 0L))) {
            reader.poll(Duration.ofSeconds(1));
        }
    }

    private static void join(KafkaLog log) {
        Membership membership = new Membership("planners", "one", List.of("events"));
        try (LogSession session = log.join(membership, new NoRebalance())) {
            session.poll(Duration.ofSeconds(1));
        }
    }

    private static boolean tells(String text) {
        return text.contains(PASSWORD) || text.contains(BASE64);
    }
}
