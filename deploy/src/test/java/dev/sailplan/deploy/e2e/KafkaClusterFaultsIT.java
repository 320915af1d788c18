package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.loop.Loop;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.gateway.events.KafkaAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three brokers, of which some fail under a stream of webhooks, while a gateway writes them and a loop decides about
/// each, both with their own certificates and rights: whatever was accepted is there, and decided about once.
@NullMarked
@Timeout(240)
@SuppressWarnings("NullAway.Init")
class KafkaClusterFaultsIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private final SecureInstallation installation = SecureInstallation.shared();
    private KafkaLog log;
    private Loop loop;
    private Hooks hooks;

    @BeforeEach
    void start() {
        log = new KafkaLog(installation.connection("planner"));
        loop = SecureInstallation.planner(log);
        loop.start();
        hooks = Hooks.of(new KafkaAddress(installation.connection("intake"), KafkaLog.REPLICAS));
        hooks.stream(4, Duration.ofMillis(200));
        acceptMore();
    }

    @AfterEach
    void stop() {
        hooks.close();
        loop.close();
        log.close();
    }

    @Test
    void the_loss_of_the_controller_and_its_partitions_loses_and_doubles_nothing()
            throws Exception {
        int controller = installation.kafka.controller();

        installation.kafka.kill(controller);
        acceptMore();
        int next = installation.kafka.controller();
        installation.kafka.startAgain(controller);
        acceptMore();

        assertThat(next).isNotEqualTo(controller);
        verifyAll();
    }

    @Test
    void with_one_broker_of_three_nothing_is_accepted_and_with_the_others_back_it_goes_on()
            throws Exception {
        installation.kafka.kill(1);
        installation.kafka.kill(2);
        int refused = hooks.refused.size();
        await().atMost(LONG).until(() -> hooks.refused.size() > refused + 4);
        int accepted = hooks.accepted.size();
        await().atMost(LONG).until(() -> hooks.refused.size() > refused + 8);
        assertThat(hooks.accepted).hasSize(accepted);

        installation.kafka.startAgain(1, 2);
        acceptMore();

        verifyAll();
    }

    @Test
    void partitions_that_move_to_other_brokers_lose_and_double_nothing() throws Exception {
        try (Admin admin = installation.kafka.admin()) {
            Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
            partitions(admin)
                    .forEach(it ->
                            moves.put(
                                    new TopicPartition(Topics.EVENTS, it.partition()),
                                    Optional.of(new NewPartitionReassignment(turned(it)))));

            Void _ = admin.alterPartitionReassignments(moves).all().get();
            // The first replica leads where somebody asks for it, else who leads goes on.
            await().atMost(LONG)
                    .until(() ->
                            admin.listPartitionReassignments().reassignments().get().isEmpty());
            var _ = admin.electLeaders(ElectionType.PREFERRED, moves.keySet()).partitions().get();
            acceptMore();

            assertThat(partitions(admin))
                    .allSatisfy(it ->
                            assertThat(it.leader().id()).isEqualTo(it.replicas().getFirst().id()));
        }
        verifyAll();
    }

    private static List<TopicPartitionInfo> partitions(Admin admin) throws Exception {
        return Objects.requireNonNull(
                        admin.describeTopics(List.of(Topics.EVENTS))
                                .allTopicNames()
                                .get()
                                .get(Topics.EVENTS))
                .partitions();
    }

    /// The same brokers with the next one first.
    private static List<Integer> turned(TopicPartitionInfo partition) {
        List<Integer> now = partition.replicas().stream().map(Node::id).toList();
        return List.of(now.get(1), now.get(2), now.get(0));
    }

    private void acceptMore() {
        int before = hooks.accepted.size();
        await().atMost(LONG).until(() -> hooks.accepted.size() > before + 20);
    }

    private void verifyAll() throws Exception {
        hooks.endStream();
        assertThat(hooks.firstOddity()).as("neither 202 nor 503 with Retry-After").isEmpty();
        List<Inbound> events = installation.read(Topics.EVENTS);
        assertThat(ids(events)).containsAll(hooks.accepted.stream().map(Hooks::eventId).toList());
        Set<String> sources =
                events.stream()
                        .map(it -> it.from() + "/" + it.offset())
                        .collect(Collectors.toSet());
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> decided().size() >= sources.size());
        assertThat(decided()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sources);
    }

    private List<String> decided() {
        return installation.read(Topics.DECISIONS).stream()
                .map(it -> it.headers().getOrDefault("source", ""))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static Set<String> ids(List<Inbound> events) {
        return events.stream()
                .map(it -> it.headers().getOrDefault("ce_id", ""))
                .collect(Collectors.toSet());
    }
}
