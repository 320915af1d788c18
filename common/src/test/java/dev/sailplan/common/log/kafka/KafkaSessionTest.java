package dev.sailplan.common.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicPartition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KafkaSessionTest {
    private static final class NoRebalance implements Rebalance {
        @Override
        public void assigned(LogSession session, Set<TopicPartition> partitions) {}

        @Override
        public void revoked(LogSession session, Set<TopicPartition> partitions) {}

        @Override
        public void lost(Set<TopicPartition> partitions) {}
    }

    @Test
    void leaves_no_writer_behind_when_there_is_no_reader() {
        // Given
        KafkaSettings settings = new KafkaSettings(Map.of("bootstrap.servers", "localhost:1"));
        Membership membership = new Membership("group", "not/a/valid/name", List.of("in"));

        // Then
        assertThatThrownBy(() -> KafkaSession.join(settings, membership, new NoRebalance()))
                .isInstanceOf(LogFailure.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(it -> it.contains(membership.transactions()));
    }
}
