package dev.sailplan.common.log.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionTroubleTest {
    @Test
    void a_log_in_that_is_refused_names_where_it_is_set() {
        assertThat(words(new SaslAuthenticationException("hunter2")))
                .contains("'sasl.jaas.config'")
                .doesNotContain("hunter2");
        assertThat(ConnectionTrouble.isOfLogin(new SaslAuthenticationException("no"))).isTrue();
        assertThat(ConnectionTrouble.isOfLogin(new KafkaException("no"))).isFalse();
    }

    @Test
    void a_right_that_is_missing_names_what_it_is_for_and_who_prints_it() {
        assertThat(words(new TopicAuthorizationException(Set.of("plans"))))
                .startsWith("Not authorized to access topics: [plans]; `sailplan topics --print");
        assertThat(words(GroupAuthorizationException.forGroupId("sailplan-planner")))
                .startsWith("Not authorized to access group: sailplan-planner; `sailplan topics");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(certificate_expired) Received fatal alert: certificate_expired | our certificate"
                        + " has expired",
                "(bad_certificate) Received fatal alert: bad_certificate | the brokers don't take"
                        + " our certificate",
                "PKIX path building failed: unable to find valid certification path | signed by"
                        + " nobody we trust",
                "No subject alternative DNS name matching b found | not for the name",
                "whatever else | check 'ssl.truststore",
            })
    void a_handshake_that_fails_says_whose_certificate_it_is_about(String said, String meaning) {
        SSLHandshakeException cause = new SSLHandshakeException(said);

        assertThat(words(new SslAuthenticationException("SSL handshake failed", cause)))
                .startsWith("the TLS handshake with Kafka failed: ")
                .contains(meaning);
    }

    @Test
    void a_value_that_kafka_quotes_is_not_repeated() {
        assertThat(words(new KafkaException("x", new ConfigException("a", "hunter2"))))
                .doesNotContain("hunter2");
    }

    private static String words(Throwable thrown) {
        return ConnectionTrouble.words(thrown).orElseThrow();
    }
}
