package dev.sailplan.common.log.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.fake.FakeLog;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.log.threads.VirtualThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class FollowerTest {
    private final FakeLog world = new FakeLog(new VirtualThreads(), InstantSource.system());
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final class Noting implements Follower.RecordListener {
        @Override
        public void read(Inbound record) {
            seen.add(record.value().text());
            if (record.value().text().equals("bad")) {
                throw new IllegalStateException("not understood");
            }
        }

        @Override
        public boolean concludes(Inbound record) {
            return record.value().text().equals("all");
        }

        @Override
        public void caughtUp() {
            seen.add("caught up");
        }

        @Override
        public void restarted() {
            seen.add("restarted");
        }
    }

    @Test
    void reads_all_topics_from_their_beginnings_and_says_when_it_has_caught_up() {
        // Given
        world.createTopic("one", 1);
        world.createTopic("two", 1);
        append("one", "1");
        append("two", "bad");

        // When
        try (Follower _ = follow(Follower.From.BEGINNING, "one", "two")) {
            awaitSeen("caught up");
            append("two", "3");
            awaitSeen("3");
        }

        // Then
        assertThat(seen.subList(0, 2)).containsExactlyInAnyOrder("1", "bad");
        assertThat(seen.subList(2, seen.size())).containsExactly("caught up", "3");
    }

    @Test
    void begins_at_the_end_when_asked_to() {
        // Given
        world.createTopic("one", 1);
        append("one", "old");

        // When
        try (Follower _ = follow(Follower.From.END, "one")) {
            awaitSeen("caught up");
            append("one", "new");
            awaitSeen("new");
        }

        // Then
        assertThat(seen).containsExactly("caught up", "new");
    }

    @Test
    void waits_for_a_topic_that_is_missing_and_starts_over_when_it_is_created_anew() {
        // When
        try (Follower _ = follow(Follower.From.BEGINNING, "one")) {
            world.createTopic("one", 1);
            append("one", "1");
            awaitSeen("1");
            world.deleteTopic("one");
            await().during(Duration.ofMillis(300)).until(() -> true);
            world.createTopic("one", 1);
            append("one", "2");
            awaitSeen("2");
        }

        // Then
        assertThat(seen.subList(seen.indexOf("1"), seen.size())).contains("restarted", "2");
        assertThat(seen.indexOf("restarted")).isLessThan(seen.indexOf("2"));
    }

    @Test
    void reads_a_new_topic_from_its_beginning_before_it_tells_that_this_was_all() {
        // Given
        world.createTopic("one", 1);
        append("one", "1");

        // When
        try (Follower _ = follow(Follower.From.BEGINNING, "one")) {
            awaitSeen("caught up");
            world.deleteTopic("one");
            world.createTopic("one", 1);
            append("one", "2");
            append("one", "all");
            awaitSeen("all");
        }

        // Then
        assertThat(seen).containsSubsequence("restarted", "2", "all");
    }

    private Follower follow(Follower.From from, String... topics) {
        Ports ports = new Ports(world, new VirtualThreads(), InstantSource.system());
        Follower follower = new Follower(List.of(topics), from, ports, new Noting());
        follower.start();
        return follower;
    }

    private void append(String topic, String value) {
        world.append(new TopicPartition(topic, 0), "k", value);
    }

    private void awaitSeen(String value) {
        await().atMost(Duration.ofSeconds(10)).until(() -> seen.contains(value));
    }
}
