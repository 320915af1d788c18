package dev.sailplan.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.LogWorld;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.LogReader;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.Membership;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.log.port.Rebalance;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.state.Fold;
import dev.sailplan.common.log.state.StateRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the loop relies on, and the traps it must live with, on whatever log.
@SuppressWarnings("NullAway.Init")
abstract class LogContract {
    private static final TopicPartition ZERO = new TopicPartition("in", 0);
    private static final TopicPartition OUT = new TopicPartition("out", 0);
    private static final Duration LONG = Duration.ofSeconds(20);
    private final List<Member> members = new ArrayList<>();
    private LogWorld world;

    /// One of its own for each test: a member that could not leave in time stays in its group, with its partitions, until
    /// its session ends.
    private String group;

    abstract LogWorld world();

    /// A session that remembers what is its own.
    private static final class Member implements Rebalance {
        private final Set<TopicPartition> owned = new HashSet<>();
        private final LogSession session;

        Member(LogWorld world, String group, String name) {
            session = world.log().join(new Membership(group, name, List.of("in")), this);
        }

        @Override
        public void assigned(LogSession of, Set<TopicPartition> partitions) {
            owned.addAll(partitions);
        }

        @Override
        public void revoked(LogSession of, Set<TopicPartition> partitions) {
            owned.removeAll(partitions);
        }

        @Override
        public void lost(Set<TopicPartition> partitions) {
            owned.removeAll(partitions);
        }

        List<Inbound> poll() {
            return session.poll(Duration.ofMillis(50));
        }

        void transact(String value, Map<TopicPartition, Long> offsets) {
            session.begin();
            session.send(record(OUT, value));
            if (!offsets.isEmpty()) {
                session.sendOffsets(offsets);
            }
            session.commit();
        }
    }

    @BeforeEach
    void create_topics() {
        world = world();
        group = "contract-" + UUID.randomUUID();
        world.createTopic("in", 2);
        world.createTopic("out", 1);
    }

    @AfterEach
    void close_world() {
        members.forEach(it -> it.session.leave());
        // A class that keeps its broker for all tests keeps this list as well.
        members.clear();
        world.close();
    }

    @Test
    void shows_committed_records_only() {
        // Given
        Member member = joined("a");

        // When
        member.session.begin();
        member.session.send(record(OUT, "aborted"));
        member.session.abort();
        member.transact("committed", Map.of(ZERO, 0L));

        // Then
        assertThat(values()).containsExactly("committed");
    }

    @Test
    void an_open_transaction_hides_what_others_commit_after_it() {
        // Given
        Member slow = joined("a");
        slow.session.begin();
        slow.session.send(record(OUT, "slow"));
        await().atMost(LONG).until(() -> ends() == 1);

        // When
        Member other = joined("b");
        other.transact("quick", Map.of());

        // Then
        try (LogReader reader = world.log().read(Map.of(OUT, 0L))) {
            assertThat(reader.poll(Duration.ofMillis(300))).isEmpty();
            assertThat(reader.position(OUT)).isZero();
            assertThat(ends()).isGreaterThanOrEqualTo(2);
        }
        slow.session.commit();
        assertThat(values()).containsExactly("slow", "quick");
    }

    @Test
    void names_a_topic_that_is_missing_and_takes_what_goes_elsewhere() {
        // Given
        Member member = joined("a");

        // When
        member.session.begin();
        member.session.send(record(OUT, "with it"));

        // Then
        assertThatThrownBy(
                        () -> {
                            member.session.send(record(new TopicPartition("gone", 0), "lost"));
                            member.session.sendOffsets(Map.of(ZERO, 1L));
                            member.session.commit();
                        })
                .isInstanceOfSatisfying(
                        LogFailure.Unwritable.class,
                        failure -> assertThat(failure.topic()).isEqualTo("gone"))
                .hasMessageContaining("topic gone can't be written: ");
        member.session.abort();
        member.transact("without it", Map.of(ZERO, 1L));
        assertThat(values()).containsExactly("without it");
    }

    @Test
    void offsets_count_once_they_are_committed() {
        // Given
        Member member = joined("a");

        // When
        member.session.begin();
        member.session.send(record(OUT, "v"));
        member.session.sendOffsets(Map.of(ZERO, 5L));
        member.session.abort();
        Map<TopicPartition, Long> aborted = world.log().committed(group, Set.of(ZERO));
        member.transact("v", Map.of(ZERO, 7L));

        // Then
        assertThat(aborted).isEmpty();
        awaitCommitted(ZERO, 7);
    }

    @Test
    void refuses_the_commit_of_a_member_that_was_evicted() {
        // Given
        Member member = joined("a");

        // When
        world.evict(group, "a");

        // Then
        member.session.begin();
        member.session.send(record(OUT, "zombie"));
        assertThatThrownBy(
                        () -> {
                            member.session.sendOffsets(Map.of(ZERO, 1L));
                            member.session.commit();
                        })
                .isInstanceOf(LogFailure.class);
        members.remove(member);
        member.session.close();
        assertThat(values()).isEmpty();
    }

    @Test
    void accepts_a_transaction_of_an_evicted_member_that_names_no_offsets() {
        // Given
        Member member = joined("a");

        // When
        world.evict(group, "a");
        member.transact("zombie", Map.of());

        // Then
        assertThat(values()).containsExactly("zombie");
    }

    @Test
    void accepts_the_offsets_of_a_partition_that_is_somebody_elses() {
        // Given
        Member first = joined("a");
        Member second = shared(first);
        TopicPartition foreign = second.owned.iterator().next();

        // When
        first.transact("v", Map.of(foreign, 3L));

        // Then
        assertThat(first.owned).doesNotContain(foreign);
        awaitCommitted(foreign, 3);
    }

    @Test
    void fences_a_session_whose_name_is_taken_over() {
        // Given
        Member first = joined("a");
        first.session.begin();
        first.session.send(record(OUT, "left open"));
        members.remove(first);

        // When
        Member second = joined("a");

        // Then
        awaitBoth(second);
        assertThatThrownBy(
                        () -> {
                            first.session.sendOffsets(Map.of(ZERO, 1L));
                            first.session.commit();
                        })
                .isInstanceOf(LogFailure.class);
        second.transact("second", Map.of(ZERO, 1L));
        assertThat(values()).containsExactly("second");
        assertThatCode(first.session::close).doesNotThrowAnyException();
    }

    @Test
    void moves_partitions_to_a_member_that_joins_and_back_when_it_leaves() {
        // Given
        Member first = joined("a");
        Member second = shared(first);
        Set<TopicPartition> both = new HashSet<>(first.owned);
        both.addAll(second.owned);

        // When
        members.remove(second);
        second.session.leave();

        // Then
        assertThat(both).hasSize(2);
        awaitBoth(first);
    }

    @Test
    void reads_nothing_of_a_paused_partition() {
        // Given
        Member member = joined("a");
        // One that comes later is not paused.
        awaitBoth(member);
        member.session.pause(Set.copyOf(member.owned));
        world.append(ZERO, "k", "v");

        // When
        List<Inbound> paused = member.session.poll(Duration.ofMillis(300));
        member.session.seek(ZERO, 0);
        member.session.resume(Set.copyOf(member.owned));
        List<Inbound> resumed = member.session.poll(Duration.ofSeconds(5));

        // Then
        assertThat(paused).isEmpty();
        assertThat(resumed).extracting(it -> it.value().text()).containsExactly("v");
    }

    @Test
    void a_wakeup_ends_the_next_poll() {
        // Given
        Member member = joined("a");

        // When
        member.session.wakeup();
        long begun = System.nanoTime();
        List<Inbound> records = member.session.poll(LONG);

        // Then
        assertThat(records).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_wakeup_before_every_poll_keeps_no_record_back() {
        // Given
        Member member = joined("a");
        world.append(ZERO, "a", "one");

        // Then
        await().atMost(LONG)
                .until(() -> {
                    member.session.wakeup();
                    return !member.poll().isEmpty();
                });
    }

    @Test
    void gives_a_topic_that_is_created_anew_another_id() {
        // Given
        String before = world.log().describe("out").id();

        // When
        world.deleteTopic("out");
        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> world.createTopic("out", 1));

        // Then
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> !world.log().describe("out").id().equals(before));
    }

    @Test
    void a_fold_waits_for_the_transaction_that_was_open_when_it_began() throws Exception {
        // Given
        Member member = joined("a");
        StateRecords.Home home = new StateRecords.Home("out", 0);
        member.session.begin();
        StateRecords.change(home, "key", Optional.empty(), Optional.of(Payload.of("value")))
                .forEach(member.session::send);
        await().atMost(LONG).until(() -> ends() == 1);

        // When
        CompletableFuture<Map<Integer, SortedMap<String, Payload>>> fold =
                CompletableFuture.supplyAsync(
                        () -> new Fold(world.log(), "out").read(Set.of(0), () -> false),
                        Thread::startVirtualThread);
        await().during(Duration.ofMillis(300)).until(() -> !fold.isDone());
        member.session.commit();

        // Then
        assertThat(fold.get(20, TimeUnit.SECONDS))
                .isEqualTo(Map.of(0, Map.of("key", Payload.of("value"))));
    }

    /// The first member of a group is waited for until it has partitions; to give up one for another it would have to
    /// poll as well.
    private Member joined(String name) {
        Member member = new Member(world, group, name);
        members.add(member);
        await().atMost(LONG)
                .until(() -> {
                    member.poll();
                    return !member.owned.isEmpty() || members.size() > 1;
                });
        return member;
    }

    /// Both partitions, which may come one after the other.
    private static void awaitBoth(Member member) {
        await().atMost(LONG)
                .until(() -> {
                    member.poll();
                    return member.owned.size() == 2;
                });
    }

    /// A second member that has one of the two partitions.
    private Member shared(Member first) {
        Member second = joined("b");
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    CompletableFuture<Void> other = CompletableFuture.runAsync(second::poll);
                    first.poll();
                    other.join();
                    return first.owned.size() == 1 && second.owned.size() == 1;
                });
        return second;
    }

    private static Outbound record(TopicPartition to, String value) {
        return new Outbound(
                to.topic(),
                Optional.of(to.partition()),
                "k",
                Map.of(),
                Optional.of(Payload.of(value)));
    }

    private long ends() {
        return world.log().ends(Set.of(OUT)).getOrDefault(OUT, 0L);
    }

    /// Offsets are seen a moment after the commit that has them is confirmed.
    private void awaitCommitted(TopicPartition partition, long offset) {
        await().atMost(LONG)
                .until(() ->
                        world.log()
                                .committed(group, Set.of(partition))
                                .equals(Map.of(partition, offset)));
    }

    private List<String> values() {
        return world.committed("out").stream().map(it -> it.value().text()).toList();
    }
}
