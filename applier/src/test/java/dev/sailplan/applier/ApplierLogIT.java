package dev.sailplan.applier;

import static dev.sailplan.applier.testing.Manifests.configMap;
import static dev.sailplan.applier.testing.Manifests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.applier.cluster.Cluster;
import dev.sailplan.applier.testing.Authorities;
import dev.sailplan.applier.testing.Manifests;
import dev.sailplan.applier.testing.Rig;
import dev.sailplan.applier.testing.TestApiServer;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Plan;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.OpenApiPart;
import dev.sailplan.common.domain.status.Status;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.read.Follower;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.wire.Decoded;
import dev.sailplan.common.wire.RecordReader;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.local.testing.LocalKafka;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApplierLogIT {
    private static final ClusterName NAME = new ClusterName("dev");
    private static final Cluster CLUSTER = TestApiServer.cluster();
    private static final Map<String, String> KAFKA =
            Map.of("bootstrap.servers", LocalKafka.shared().bootstrapServers());
    private static final Ports PORTS =
            new Ports(
                    new KafkaLog(new KafkaConnection(KAFKA), 1),
                    new VirtualThreads(),
                    InstantSource.system());
    private static final Rig RIG = new Rig("logged", CLUSTER);
    private static final List<Object> READ = new CopyOnWriteArrayList<>();
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.copyOf(KAFKA), new StringSerializer(), new ByteArraySerializer());
    private static Applier applier = applier();

    @BeforeAll
    static void start() {
        try (KafkaTopics topics = new KafkaTopics(new KafkaConnection(KAFKA))) {
            topics.create(Topics.all(List.of(NAME)), 1);
        }
        RecordReader reader = new RecordReader(RIG.keys().appliers());
        Follower follower =
                new Follower(
                        List.of(Topics.outcomes(NAME), Topics.status(NAME)),
                        Follower.From.BEGINNING,
                        PORTS,
                        record -> {
                            if (reader.read(record) instanceof Decoded.Of of) {
                                READ.add(of.record());
                            }
                        });
        follower.start();
        applier.start();
    }

    @AfterAll
    static void stop() {
        applier.close();
    }

    private static Applier applier() {
        ApplierSettings settings =
                new ApplierSettings(
                        NAME,
                        "applier-0",
                        URI.create("/applier/dev"),
                        Authorities.everything(RIG.application().project(), NAME),
                        RIG.keys().planners(),
                        RIG.keys().applier(),
                        List.of(RIG.keys().sealing()),
                        RIG.keys()::fingerprints);
        return new Applier(settings, CLUSTER, PORTS, new Random(1));
    }

    private static void send(Inbound record) {
        ProducerRecord<String, byte[]> out =
                new ProducerRecord<>(record.from().topic(), record.key(), record.value().bytes());
        record.headers()
                .forEach((k, v) -> out.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        var _ = PRODUCER.send(out);
        PRODUCER.flush();
    }

    private static <T> List<T> read(Class<T> type) {
        return READ.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void release(JsonObject... manifests) {
        Plan plan = RIG.plan(manifests);
        RIG.records(plan).forEach(ApplierLogIT::send);
        int before = read(Outcome.Applied.class).size();
        send(RIG.record(RIG.release(plan)));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> read(Outcome.Applied.class).size() > before);
    }

    @Test
    void tells_the_facts_and_carries_releases_from_the_log_to_the_cluster() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !read(Facts.class).isEmpty());
        Facts facts = read(Facts.class).getFirst();
        assertThat(facts.kinds()).contains(Manifests.CONFIG_MAP);
        assertThat(facts.openapi()).containsKeys("api/v1", "apis/apps/v1");
        assertThat(read(OpenApiPart.class)).hasSizeGreaterThanOrEqualTo(facts.openapi().size() / 2);

        release(Manifests.namespace("logged"), configMap("logged", "a", "color", "0"));
        for (int i = 0; i < 11; i++) {
            release(Manifests.namespace("logged"), configMap("logged", "a", "color", "n" + i));
        }

        // When the applier is replaced by another process
        applier.close();
        applier = applier();
        applier.start();
        release(Manifests.namespace("logged"), configMap("logged", "a", "color", "after"));

        // Then
        assertThat(
                        CLUSTER.get(Manifests.CONFIG_MAP, id(configMap("logged", "a", "color", "")))
                                .get()
                                .canonical())
                .contains("after");
        assertThat(read(Outcome.Started.class)).hasSize(13);
        assertThat(read(Status.class).getLast().claimedGeneration().number()).isEqualTo(13);
    }

    @Test
    void a_new_kind_is_told_after_its_release() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !read(Facts.class).isEmpty());
        release(Manifests.namespace("logged"), Manifests.crd("told.example.com"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        read(Facts.class).getLast().kinds().stream()
                                .anyMatch(k -> k.group().equals("told.example.com")));
    }
}
