package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.fake.NoRebalance;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Membership;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KafkaSessionTest {
    @Test
    void leaves_no_writer_behind_when_there_is_no_reader() {
        // Given
        ClientProperties settings = new ClientProperties(KafkaConnection.to("localhost:1"));
        Membership membership = new Membership("group", "not/a/valid/name", List.of("in"));

        // Then
        assertThatThrownBy(() -> KafkaSession.join(settings, membership, new NoRebalance()))
                .isInstanceOf(LogFailure.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(it -> it.contains(membership.transactions()));
    }
}
