package dev.sailplan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sailplan.common.wire.Topics;
import dev.sailplan.gateway.sources.Sources;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two brokers, of which one goes away and comes back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
@SuppressWarnings("NullAway.Init")
final class ReplicasIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private Path folder;
    private EmbeddedKafka first;
    private EmbeddedKafka second;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        first = EmbeddedKafka.start(folder.resolve("first"), 0);
        startSecond();
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void with_too_few_replicas_in_sync_nothing_is_accepted_and_readiness_says_so()
            throws Exception {
        // Given
        byte[] body = Payloads.bytes(Payloads.read("github-push"));
        withTopic(
                new NewTopic(Topics.EVENTS, Topics.BY_REPOSITORY, (short) 2)
                        .configs(Map.of("min.insync.replicas", "2")),
                sender -> {
                    assertThat(sender.get("/readyz").status()).isEqualTo(200);
                    assertThat(sender.github("push", "with-both", body).status()).isEqualTo(202);

                    // When
                    second.close();
                    long before = System.nanoTime();
                    Sender.Reply reply = sender.github("push", "with-one", body);

                    // Then
                    assertThat(Duration.ofNanos(System.nanoTime() - before))
                            .isLessThan(Duration.ofSeconds(8));
                    assertThat(reply.status()).isEqualTo(503);
                    assertThat(reply.headers()).containsKey("retry-after");
                    await().atMost(SOON).until(() -> sender.get("/readyz").status() == 503);
                    assertThat(sender.get("/readyz").body()).contains("too few replicas");

                    // When
                    startSecond();

                    // Then
                    await().atMost(SOON).until(() -> sender.get("/readyz").status() == 200);
                    assertThat(sender.github("push", "with-both-again", body).status())
                            .isEqualTo(202);
                    assertThat(new EventReader(first.bootstrapServers()).events("shop"))
                            .extracting(event -> event.id().value())
                            .containsExactly("shop:with-both", "shop:with-both-again");
                });
    }

    @Test
    void a_partition_without_a_leader_is_named_and_keeps_no_other_from_being_written()
            throws Exception {
        withTopic(
                placed(it -> it == ofShop() ? 2 : 1),
                sender -> {
                    assertThat(sender.get("/readyz").status()).isEqualTo(200);

                    // When
                    second.close();

                    // Then
                    await().atMost(SOON)
                            .until(() -> sender.get("/readyz").body().contains("no leader"));
                    assertThat(sender.get("/readyz").status()).isEqualTo(200);
                    assertThat(sender.get("/readyz").body())
                            .contains("1 of 64 partitions", "no leader: " + ofShop());
                    Sender.Reply ofShop = sender.github("push", Payloads.read("github-push"));
                    assertThat(ofShop.status()).isEqualTo(503);
                    assertThat(ofShop.headers()).containsKey("retry-after");
                    assertThat(ofLab(sender).status()).isEqualTo(202);

                    // When
                    try (Gateway another = gateway();
                            Sender its = new Sender(another.port())) {
                        // Then
                        assertThat(its.get("/readyz").status()).isEqualTo(200);
                        assertThat(ofLab(its).status()).isEqualTo(202);
                    }

                    // When
                    startSecond();

                    // Then
                    await().atMost(SOON)
                            .until(() -> sender.get("/readyz").body().contains("all events"));
                    assertThat(sender.github("push", Payloads.read("github-push")).status())
                            .isEqualTo(202);
                });
    }

    @Test
    void most_partitions_without_a_leader_make_it_not_ready_until_there_is_one() throws Exception {
        withTopic(
                placed(it -> it <= Topics.BY_REPOSITORY / 2 ? 2 : 1),
                sender -> {
                    assertThat(sender.get("/readyz").status()).isEqualTo(200);

                    // When
                    second.close();

                    // Then
                    await().atMost(SOON).until(() -> sender.get("/readyz").status() == 503);
                    assertThat(sender.get("/readyz").body())
                            .contains("33 of 64", "no leader: 0, 1");

                    // When
                    startSecond();

                    // Then
                    await().atMost(SOON).until(() -> sender.get("/readyz").status() == 200);
                });
    }

    private interface Course {
        void run(Sender sender) throws Exception;
    }

    private void startSecond() {
        second = first.startSecond(folder.resolve("second"));
    }

    private static Sender.Reply ofLab(Sender sender) {
        return sender.gitlab("Tag Push Hook", Payloads.read("gitlab-tag-push"));
    }

    private static int ofShop() {
        return BuiltInPartitioner.partitionForKey(
                "shop".getBytes(StandardCharsets.UTF_8), Topics.BY_REPOSITORY);
    }

    /// A topic whose partitions have one replica each, on the brokers that are said.
    private static NewTopic placed(IntUnaryOperator brokerOf) {
        Map<Integer, List<Integer>> brokers = new HashMap<>();
        for (int number = 0; number < Topics.BY_REPOSITORY; number++) {
            brokers.put(number, List.of(brokerOf.applyAsInt(number)));
        }
        return new NewTopic(Topics.EVENTS, brokers);
    }

    private Gateway gateway() {
        return Gateway.start(
                GatewayFixture.settings(
                        first.bootstrapServers(),
                        () -> Sources.of(GatewayFixture.all()),
                        GatewayFixture.limits()));
    }

    /// Runs a gateway on the topic, which is gone afterwards.
    private void withTopic(NewTopic topic, Course course) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", first.bootstrapServers()))) {
            create(admin, topic);
            try (Gateway gateway = gateway();
                    Sender sender = new Sender(gateway.port())) {
                course.run(sender);
            } finally {
                admin.deleteTopics(List.of(Topics.EVENTS)).all().get();
            }
        }
    }

    /// One that was deleted a moment ago may still be there.
    private static void create(Admin admin, NewTopic topic) {
        Map<String, String> all = new HashMap<>(Topics.ofGateway().getFirst().config());
        Optional.ofNullable(topic.configs()).ifPresent(all::putAll);
        topic.configs(all);
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> {
                    Void _ = admin.createTopics(List.of(topic)).all().get();
                    return true;
                });
    }
}
