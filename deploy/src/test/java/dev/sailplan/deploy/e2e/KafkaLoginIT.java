package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.local.kafka.cluster.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Certificates that expire and passwords that change while services run: each is named, nothing ends, and everything
/// goes on once they are put right.
@NullMarked
@Timeout(240)
class KafkaLoginIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PLANNER = "sailplan-planner";
    private static final String INTAKE = "sailplan-intake";
    private final SecureInstallation installation = SecureInstallation.shared();

    @Test
    void a_certificate_that_expired_is_named_and_its_renewal_is_taken_up_without_a_restart() {
        // Given
        installation.kafka.authority().issue(PLANNER, Instant.now().minusSeconds(60));
        try (KafkaLog log = new KafkaLog(installation.connection("planner"))) {
            assertThatThrownBy(log::topics)
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining("the TLS handshake with Kafka failed")
                    .hasMessageContaining("don't take our certificate; check 'ssl.keystore…'")
                    .hasMessageContaining("until when it is valid");
            try (Loop loop = SecureInstallation.planner(log)) {
                loop.start();
                await().atMost(LONG)
                        .untilAsserted(() ->
                                assertThat(loop.health().lastError())
                                        .hasValueSatisfying(it ->
                                                assertThat(it).contains("until when it is valid")));

                // When
                installation.kafka.authority().issue(PLANNER);

                // Then
                await().atMost(LONG).until(() -> loop.health().partitions().size() == 64);
                assertThat(log.topics()).isNotEmpty();
            }
        } finally {
            installation.kafka.authority().issue(PLANNER);
        }
    }

    @Test
    void nobody_gets_in_with_the_certificate_of_another_authority(@TempDir Path folder) {
        KafkaConnection stranger = new KafkaConnection(strangers(new CertificateAuthority(folder)));

        try (KafkaLog log = new KafkaLog(stranger)) {
            assertThatThrownBy(log::topics)
                    .hasMessageContaining("the TLS handshake with Kafka failed")
                    .hasMessageContaining("don't take our certificate");
        }
    }

    private Map<String, String> strangers(CertificateAuthority other) {
        Map<String, String> all = new HashMap<>(installation.kafka.properties(PLANNER));
        all.put("ssl.keystore.location", other.issue(PLANNER).toString());
        return all;
    }

    @Test
    void a_password_that_was_changed_is_named_and_everything_goes_on_once_it_is_right_again()
            throws Exception {
        // Given
        setPassword(PLANNER, "hunter1");
        setPassword(INTAKE, "hunter1");
        try (KafkaLog log = new KafkaLog(login(PLANNER));
                Loop loop = SecureInstallation.planner(log);
                Hooks hooks = Hooks.of(new KafkaAddress(login(INTAKE), KafkaLog.REPLICAS))) {
            loop.start();
            await().atMost(LONG).until(() -> loop.health().partitions().size() == 64);
            await().atMost(LONG).until(() -> hooks.send() == 202);

            // When
            setPassword(PLANNER, "hunter2");
            setPassword(INTAKE, "hunter2");

            // Then
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(loop.health().lastError())
                                    .hasValueSatisfying(it ->
                                            assertThat(it)
                                                    .contains(
                                                            "Kafka refuses our log-in",
                                                            "'sasl.jaas.config'")
                                                    .doesNotContain("hunter")));
            await().atMost(LONG).until(() -> hooks.send() == 503);
            await().atMost(LONG).until(() -> hooks.ready() == 503);

            // When
            setPassword(PLANNER, "hunter1");
            setPassword(INTAKE, "hunter1");

            // Then
            await().atMost(LONG).until(() -> hooks.ready() == 200);
            await().atMost(LONG).until(() -> hooks.send() == 202);
            await().atMost(LONG).until(() -> loop.health().lastError().isEmpty());
            await().atMost(LONG).until(() -> loop.health().partitions().size() == 64);
            assertThat(hooks.firstOddity()).isEmpty();
        }
    }

    private KafkaConnection login(String user) {
        return new KafkaConnection(installation.kafka.passwordProperties(user, "hunter1"));
    }

    private void setPassword(String user, String password) throws Exception {
        try (Admin admin = installation.kafka.admin()) {
            Void _ =
                    admin.alterUserScramCredentials(
                                    List.of(
                                            new UserScramCredentialUpsertion(
                                                    user,
                                                    new ScramCredentialInfo(
                                                            ScramMechanism.SCRAM_SHA_512, 4096),
                                                    password)))
                            .all()
                            .get();
        }
    }
}
