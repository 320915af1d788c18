package dev.sailplan.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaAddressTest {

    @Test
    void a_password_in_the_properties_is_not_shown() {
        Map<String, String> properties = Map.of("sasl.jaas.config", "password=hunter2");

        assertThat(new KafkaAddress("broker:9092", properties, 3)).hasToString("broker:9092");
    }

    @Test
    void nobody_loosens_what_makes_an_event_durable() {
        KafkaAddress careless = new KafkaAddress("broker:9092", Map.of("acks", "0"), 3);

        assertThat(careless.producer()).containsEntry("acks", "all");
    }
}
