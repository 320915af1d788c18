package dev.sailplan.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

final class LocalKafkaIT {

    @Test
    void is_one_broker_for_the_whole_test_run() throws Exception {
        var kafka = LocalKafka.shared();
        assertThat(LocalKafka.shared()).isSameAs(kafka);
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }
}
