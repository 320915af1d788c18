package dev.sailplan.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaAddressTest {

    @Test
    void a_password_in_the_properties_is_not_shown() {
        assertThat(address("sasl.jaas.config", "password=hunter2")).hasToString("broker:9092");
    }

    @Test
    void nobody_loosens_what_makes_an_event_durable() {
        assertThat(address("acks", "0").producer()).containsEntry("acks", "all");
    }

    private static KafkaAddress address(String property, String value) {
        return new KafkaAddress(
                new KafkaConnection(Map.of("bootstrap.servers", "broker:9092", property, value)),
                3);
    }
}
