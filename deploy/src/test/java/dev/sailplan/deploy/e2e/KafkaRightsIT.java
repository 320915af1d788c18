package dev.sailplan.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.TopicPartition;
import dev.sailplan.common.rights.Principal;
import dev.sailplan.common.rights.Right;
import dev.sailplan.common.rights.Right.Kind;
import dev.sailplan.common.rights.Right.Operation;
import dev.sailplan.common.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Every letter of the rights table is allowed and every blank is denied, by real calls to brokers that hold only what
/// the table grants.
@NullMarked
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class KafkaRightsIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String PROBE = "probe";
    private SecureInstallation installation;

    @BeforeAll
    void write_something_to_every_topic() throws Exception {
        installation = SecureInstallation.shared();
        try (KafkaProducer<String, String> everybody =
                producer(installation.kafka.properties("admin"))) {
            for (String topic : SecureInstallation.RIGHTS.topics()) {
                var _ = everybody.send(probe(topic)).get();
            }
        }
    }

    @Test
    void each_principal_reads_what_the_table_says_and_nothing_else() {
        each(principal -> {
            try (var consumer = consumer(principal)) {
                assertThat(those(topics(), it -> reads(consumer, it)))
                        .isEqualTo(those(topics(), it -> may(principal, it, Operation.READ)));
            }
        });
    }

    @Test
    void each_principal_writes_what_the_table_says_and_nothing_else() {
        each(principal -> {
            try (var producer = producer(installation.properties(principal))) {
                assertThat(those(topics(), it -> writes(producer, it)))
                        .isEqualTo(those(topics(), it -> may(principal, it, Operation.WRITE)));
            }
        });
    }

    @Test
    void each_principal_looks_at_the_settings_of_its_own_topics_only() {
        each(principal -> {
            try (Admin admin = admin(principal)) {
                assertThat(those(topics(), it -> looks(admin, it)))
                        .isEqualTo(
                                those(
                                        topics(),
                                        it -> may(principal, it, Operation.DESCRIBE_CONFIGS)));
            }
        });
    }

    @Test
    void each_principal_has_its_own_group_and_nobody_else_s() {
        List<String> groups = own(Kind.GROUP);
        each(principal -> {
            try (KafkaLog log =
                    new KafkaLog(new KafkaConnection(installation.properties(principal)))) {
                assertThat(those(groups, it -> sees(log, it)))
                        .isEqualTo(those(groups, it -> has(principal, Kind.GROUP, it)));
            }
        });
    }

    @Test
    void each_principal_has_its_own_transactions_and_fences_nobody_else_s() {
        List<String> names = own(Kind.TRANSACTIONAL_ID);
        each(principal -> {
            try (Admin admin = admin(principal)) {
                assertThat(those(names, it -> fences(admin, it + "one")))
                        .isEqualTo(those(names, it -> has(principal, Kind.TRANSACTIONAL_ID, it)));
            }
        });
    }

    private static void each(Consumer<Principal> check) {
        SecureInstallation.RIGHTS.principals().forEach(check);
    }

    private static List<String> topics() {
        return SecureInstallation.RIGHTS.topics();
    }

    private static List<String> those(List<String> all, Predicate<String> which) {
        return all.stream().filter(which).toList();
    }

    private static boolean may(Principal principal, String topic, Operation operation) {
        return SecureInstallation.RIGHTS.on(topic, principal).contains(operation);
    }

    private static List<String> own(Kind kind) {
        return SecureInstallation.RIGHTS.principals().stream()
                .flatMap(it -> names(it, kind))
                .toList();
    }

    private static Stream<String> names(Principal principal, Kind kind) {
        return SecureInstallation.RIGHTS.of(principal).stream()
                .filter(it -> it.kind() == kind)
                .map(Right::name);
    }

    private static boolean has(Principal principal, Kind kind, String name) {
        return names(principal, kind).anyMatch(name::equals);
    }

    private KafkaConsumer<String, String> consumer(Principal principal) {
        Map<String, Object> settings = new HashMap<>(installation.properties(principal));
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static boolean reads(KafkaConsumer<String, String> consumer, String topic) {
        consumer.assign(List.of(new org.apache.kafka.common.TopicPartition(topic, 0)));
        consumer.seekToBeginning(consumer.assignment());
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (!consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                    return true;
                }
            } catch (TopicAuthorizationException e) {
                // One about the topic before may still have been under way.
                if (e.unauthorizedTopics().contains(topic)) {
                    return false;
                }
            }
        }
        throw new AssertionError("neither a record nor a refusal from " + topic);
    }

    private static boolean writes(KafkaProducer<String, String> producer, String topic) {
        try {
            var _ = producer.send(probe(topic)).get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean looks(Admin admin, String topic) {
        return allowed(
                admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, topic)))
                        .all());
    }

    private static boolean sees(KafkaLog log, String group) {
        try {
            var _ = log.committed(group, List.of(new TopicPartition(Topics.EVENTS, 0)));
            return true;
        } catch (LogFailure.Broken e) {
            assertThat(e).hasMessageContaining("prints the rights to grant");
            return false;
        }
    }

    private static boolean fences(Admin admin, String name) {
        return allowed(admin.fenceProducers(List.of(name)).all());
    }

    private static boolean allowed(KafkaFuture<?> answer) {
        try {
            var _ = answer.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Admin admin(Principal principal) {
        return Admin.create(Map.<String, Object>copyOf(installation.properties(principal)));
    }

    private static KafkaProducer<String, String> producer(Map<String, String> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("max.block.ms", "20000");
        // An idempotent one may write nothing any more once it was refused anything.
        settings.put("enable.idempotence", "false");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /// Without a value: nothing comes of it wherever it is folded.
    private static ProducerRecord<String, String> probe(String topic) {
        return new ProducerRecord<>(topic, 0, PROBE, null);
    }
}
