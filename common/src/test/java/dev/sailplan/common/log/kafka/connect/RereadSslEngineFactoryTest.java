package dev.sailplan.common.log.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.local.kafka.cluster.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class RereadSslEngineFactoryTest {
    @TempDir private Path folder;
    private CertificateAuthority authority;
    private final RereadSslEngineFactory factory = new RereadSslEngineFactory();

    @BeforeEach
    void configure() {
        authority = new CertificateAuthority(folder);
        factory.configure(
                AdminClientConfig.configDef()
                        .parse(
                                Map.of(
                                        "bootstrap.servers",
                                        "b:1",
                                        "ssl.keystore.type",
                                        "PEM",
                                        "ssl.keystore.location",
                                        authority.issue("planner").toString(),
                                        "ssl.truststore.type",
                                        "PEM",
                                        "ssl.truststore.location",
                                        authority.trusted().toString())));
    }

    @Test
    void a_certificate_that_was_renewed_is_that_of_the_next_connection() throws Exception {
        Object before = certificate();
        assertThat(certificate()).isEqualTo(before);

        authority.issue("planner");

        assertThat(factory.createClientSslEngine("b", 1, "https")).isNotNull();
        assertThat(certificate()).isNotEqualTo(before);
    }

    @Test
    void with_one_that_is_half_written_the_one_before_is_used_on() throws Exception {
        Object before = certificate();
        Path file = folder.resolve("planner.pem");

        Files.writeString(file, Files.readString(file).substring(0, 200));
        assertThat(certificate()).isEqualTo(before);

        authority.issue("planner");
        assertThat(certificate()).isNotEqualTo(before);
    }

    @Test
    void one_that_is_gone_for_a_moment_is_used_on() throws KeyStoreException, IOException {
        Object before = certificate();

        Files.delete(folder.resolve("planner.pem"));

        assertThat(certificate()).isEqualTo(before);
    }

    private Object certificate() throws KeyStoreException {
        KeyStore keys = Objects.requireNonNull(factory.keystore());
        return keys.getCertificate(keys.aliases().nextElement());
    }
}
