package dev.sailplan.deploy.cli.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.letters.DeadLetter;
import dev.sailplan.common.log.letters.DeadLetter.Pointer;
import dev.sailplan.common.log.letters.Quarantine;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Log;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicPartition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class QuarantineDeskTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final DeadLetter THERE = letter("in", 7, Optional.of(3));
    private static final DeadLetter EXPIRED = letter("in", 2, Optional.of(3));
    private static final DeadLetter TOPIC_GONE = letter("gone", 0, Optional.of(3));
    private static final DeadLetter UNREADABLE = letter("in", 8, Optional.empty());
    private final StringWriter said = new StringWriter();
    private final List<List<Outbound>> written = new ArrayList<>();
    private final QuarantineDesk desk =
            new QuarantineDesk(
                    new Quarantine(new OneTopic(), "dead"),
                    written::add,
                    new PrintWriter(said),
                    InstantSource.fixed(NOW));

    @Test
    void what_can_not_be_released_keeps_no_other_from_it() {
        // When
        int exit = desk.releaseAll(List.of(EXPIRED, TOPIC_GONE, UNREADABLE, THERE));

        // Then
        assertThat(exit).isOne();
        assertThat(written).hasSize(1);
        assertThat(said.toString().lines())
                .satisfiesExactlyInAnyOrder(
                        it ->
                                assertThat(it)
                                        .startsWith("failed in/0/2")
                                        .contains("sailplan quarantine drop in/0/2"),
                        it ->
                                assertThat(it)
                                        .startsWith("failed gone/0/0")
                                        .contains("sailplan quarantine drop gone/0/0"),
                        it -> assertThat(it).startsWith("left in/0/8"),
                        it -> assertThat(it).startsWith("released in/0/7"));
    }

    @Test
    void a_letter_is_dropped_without_a_look_at_its_record() {
        // When
        int exit = desk.drop(List.of(EXPIRED, TOPIC_GONE));

        // Then
        assertThat(exit).isZero();
        assertThat(written)
                .allSatisfy(answer ->
                        assertThat(answer)
                                .singleElement()
                                .satisfies(it -> assertThat(it.topic()).isEqualTo("dead")))
                .hasSize(2);
    }

    @Test
    void a_key_does_not_steer_the_terminal() {
        // When
        desk.drop(List.of(THERE));

        // Then
        assertThat(said.toString()).doesNotContain("\u001b").contains("key");
        assertThat(QuarantineTable.lines(List.of(THERE), NOW))
                .noneMatch(it -> it.contains("\u001b"));
        assertThat(QuarantineTable.summary(List.of(THERE)).orElseThrow()).doesNotContain("\u001b");
    }

    private static DeadLetter letter(String topic, long offset, Optional<Integer> attempts) {
        Pointer about = new Pointer(new TopicPartition(topic, 0), offset);
        return new DeadLetter(about, "key\u001b[2J", "service", "Crash", "given up", attempts, NOW);
    }

    /// A log with one topic, of which the records from 5 to 9 are left.
    private static final class OneTopic implements Log {
        @Override
        public TopicFacts describe(String topic) {
            if (!topic.equals("in")) {
                throw new LogFailure.Broken("topic " + topic + " is missing");
            }
            return new TopicFacts("id", 1);
        }

        @Override
        public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
            return all(partitions, 5L);
        }

        @Override
        public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
            return all(partitions, 10L);
        }

        private static Map<TopicPartition, Long> all(
                Collection<TopicPartition> partitions, long offset) {
            return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> offset));
        }

        @Override
        public LogReader read(Map<TopicPartition, Long> from) {
            return new OneRecord(from.keySet().iterator().next(), from);
        }

        @Override
        public LogSession join(Membership membership, Rebalance rebalance) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<TopicPartition, Long> committed(
                String group, Collection<TopicPartition> partitions) {
            throw new UnsupportedOperationException();
        }
    }

    private record OneRecord(TopicPartition of, Map<TopicPartition, Long> from)
            implements LogReader {
        @Override
        public List<Inbound> poll(Duration atMost) {
            return List.of(
                    new Inbound(
                            of,
                            from.getOrDefault(of, 0L),
                            "key",
                            Map.of(),
                            Payload.of("value"),
                            NOW));
        }

        @Override
        public long position(TopicPartition partition) {
            return from.getOrDefault(partition, 0L);
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {}
    }
}
