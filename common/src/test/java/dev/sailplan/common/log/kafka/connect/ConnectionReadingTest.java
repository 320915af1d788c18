package dev.sailplan.common.log.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionReadingTest {
    private static final String SCRAM =
            """
            # as kafka-topics.sh takes it
            security.protocol=SASL_SSL
            sasl.mechanism : SCRAM-SHA-512
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
              username="planner" \\
              password="hunter2";
            """;

    @TempDir private Path folder;

    @Test
    void a_file_of_kafka_s_own_tools_is_taken_as_it_is() {
        KafkaConnection connection = read(SCRAM);

        assertThat(connection.properties())
                .containsEntry("bootstrap.servers", "b:9092")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("client.rack", "a")
                .hasEntrySatisfying(
                        "sasl.jaas.config",
                        it ->
                                assertThat(it)
                                        .endsWith("username=\"planner\" password=\"hunter2\";"));
        assertThat(connection).hasToString("b:9092");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isolation.level",
                "enable.auto.commit",
                "auto.offset.reset",
                "acks",
                "enable.idempotence",
                "transactional.id",
                "group.id",
                "group.instance.id",
                "key.serializer",
                "value.serializer",
                "key.deserializer",
                "value.deserializer",
                "partitioner.class",
                "interceptor.classes",
                "max.in.flight.requests.per.connection",
                "fetch.max.bytes",
                "max.poll.records",
            })
    void nobody_decides_for_us_what_our_promises_rest_on(String property) {
        assertThat(faults(property + "=hunter2"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it)
                                .startsWith(
                                        "kafka.properties:1: '"
                                                + property
                                                + "' is Sailplan's to decide (")
                                .endsWith("); remove it"));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_where_it_stands_and_without_a_value() {
        assertThat(
                        faults(
                                """
                                acks=hunter2
                                security.protocol=hunter2

                                sasl.jass.config=hunter2 \\
                                  hunter2
                                reconnect.backoff.ms=hunter2
                                bootstrap.servers=hunter2
                                client.rack=b
                                ssl.key.password=\\uhunter2
                                """))
                .containsExactly(
                        "kafka.properties:9: the line is no property; a backslash and a 'u' begin a"
                                + " character's number",
                        "kafka.properties:1: 'acks' is Sailplan's to decide (an event counts once"
                                + " all replicas in sync have it); remove it",
                        "kafka.properties:2: 'security.protocol' has to be string, (case"
                                + " insensitive) [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]",
                        "kafka.properties:4: Kafka's clients have no property 'sasl.jass.config';"
                                + " did you mean 'sasl.jaas.config'?",
                        "kafka.properties:6: 'reconnect.backoff.ms' has to be long, [0,...]",
                        "kafka.properties:7: 'bootstrap.servers' is not for here: the brokers"
                                + " stand in 'bootstrap' or --kafka",
                        "kafka.properties:8: 'client.rack' is set twice; leave one of them");
    }

    @Test
    void a_log_in_that_nobody_would_be_asked_for_is_refused() {
        assertThat(faults("sasl.mechanism=PLAIN"))
                .containsExactly(
                        "'sasl.mechanism' does nothing while 'security.protocol' is PLAINTEXT: set"
                                + " it to SASL_SSL");
        assertThat(faults("security.protocol=sasl_ssl\nsasl.mechanism=PLAIN"))
                .containsExactly(
                        "'sasl.jaas.config' is missing: with SASL_SSL Kafka wants to know who we"
                                + " are");
        assertThat(
                        faults(
                                """
                                security.protocol=SASL_SSL
                                sasl.mechanism=PLAIN
                                sasl.jaas.config=hunter2
                                """))
                .singleElement()
                .satisfies(it ->
                        assertThat(it).startsWith("'sasl.jaas.config' is not as Kafka takes it:"));
    }

    @Test
    void certificates_are_loaded_before_any_client_is_opened() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pem"), "hunter2");

        assertThat(faults("security.protocol=SSL\nssl.truststore.location=nowhere.jks"))
                .containsExactly(
                        "'ssl.truststore.location': there is no file nowhere.jks that may be read;"
                                + " relative paths count from the working directory");
        assertThat(
                        faults(
                                """
                                security.protocol=SSL
                                ssl.keystore.type=PEM
                                ssl.keystore.location=%s
                                """
                                        .formatted(broken)))
                .containsExactly(
                        "the own certificates in 'ssl.keystore.…' can't be loaded: check its type"
                                + " (JKS, PKCS12 or PEM), its password, and that the file is"
                                + " whole");
    }

    @Test
    void an_address_of_tokens_has_to_be_allowed_to_java() {
        String tokens =
                """
                security.protocol=SASL_SSL
                sasl.mechanism=OAUTHBEARER
                sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
                sasl.oauthbearer.token.endpoint.url=https://hunter2.example.com/token
                """;
        String allowed = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

        assertThat(faults(tokens))
                .singleElement()
                .satisfies(it ->
                        assertThat(it)
                                .contains("'sasl.oauthbearer.token.endpoint.url'", "-D" + allowed));
        System.setProperty(allowed, "https://a/, https://hunter2.example.com/token");
        try {
            assertThat(read(tokens).properties()).containsKey("sasl.mechanism");
        } finally {
            System.clearProperty(allowed);
        }
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing.properties");

        assertThat(
                        catchThrowableOfType(
                                UnusableConnection.class,
                                () ->
                                        ConnectionReading.read(
                                                "b:9092", Map.of(), Optional.of(missing))))
                .hasMessage(
                        "the Kafka properties can't be read from "
                                + missing
                                + " (NoSuchFileException): check the path and who may read it");
    }

    @Test
    void certificates_that_change_are_read_again_unless_the_operator_has_a_way_of_his_own() {
        assertThat(with(Map.of("security.protocol", "ssl")))
                .containsEntry("ssl.engine.factory.class", RereadSslEngineFactory.class.getName());
        assertThat(with(Map.of())).doesNotContainKey("ssl.engine.factory.class");
        assertThat(with(Map.of("security.protocol", "SSL", "ssl.engine.factory.class", "own")))
                .containsEntry("ssl.engine.factory.class", "own");
    }

    private static Map<String, String> with(Map<String, String> some) {
        Map<String, String> all = new HashMap<>(some);
        all.put("bootstrap.servers", "b:9092");
        return new KafkaConnection(all).with(Map.of());
    }

    private KafkaConnection read(String properties) {
        try {
            Path file = Files.writeString(folder.resolve("kafka.properties"), properties);
            return ConnectionReading.read("b:9092", Map.of("client.rack", "a"), Optional.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> faults(String properties) {
        UnusableConnection refused =
                catchThrowableOfType(UnusableConnection.class, () -> read(properties));
        assertThat(refused).isNotNull();
        String said = String.valueOf(refused.getMessage());
        assertThat(said).doesNotContain("hunter2");
        return said.lines().map(it -> it.replace(folder + "/", "")).toList();
    }
}
