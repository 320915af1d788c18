package dev.sailplan.common.log.kafka.connect;

import dev.sailplan.common.domain.problem.Nearest;
import dev.sailplan.common.domain.text.PlainText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/// Says which of Kafka's client properties an operator may set.
///
/// What the admin client takes too says how Kafka is reached, and is the operator's. What only a consumer or producer
/// takes says how records are read and written: the promises of the loop and of the gateway rest on it, so it is ours.
public final class ClientPropertyRules {
    /// Of a consumer or producer, and yet about the way there.
    private static final Set<String> ALSO_OF_THE_OPERATOR =
            Set.of(
                    "client.rack",
                    "compression.type",
                    "compression.gzip.level",
                    "compression.lz4.level",
                    "compression.zstd.level");

    private static final String PROVIDERS = "config.providers.";

    /// What breaks where somebody else decides it.
    private static final Map<String, String> PROMISES =
            Map.ofEntries(
                    Map.entry("acks", "an event counts once all replicas in sync have it"),
                    Map.entry("enable.idempotence", "no record may be written twice"),
                    Map.entry(
                            "max.in.flight.requests.per.connection",
                            "no record may be written twice or out of order"),
                    Map.entry(
                            "transactional.id",
                            "by its name an instance shuts out its predecessor; 'instance' decides it"),
                    Map.entry(
                            "transaction.timeout.ms",
                            "a transaction that nobody ends holds up all readers"),
                    Map.entry("isolation.level", "nothing uncommitted may be acted on"),
                    Map.entry(
                            "enable.auto.commit",
                            "offsets are committed with what was made of their records"),
                    Map.entry("auto.offset.reset", "no record may be skipped"),
                    Map.entry("group.id", "rights and offsets go by it"),
                    Map.entry("group.instance.id", "'instance' decides it"),
                    Map.entry("group.protocol", "an instance keeps its place in the group"),
                    Map.entry(
                            "partition.assignment.strategy",
                            "an instance keeps its partitions while others come and go"),
                    Map.entry("partitioner.class", "a key's place is part of the contract"),
                    Map.entry("partitioner.ignore.keys", "a key's place is part of the contract"),
                    Map.entry("key.serializer", "records have one form"),
                    Map.entry("value.serializer", "records have one form"),
                    Map.entry("key.deserializer", "records have one form"),
                    Map.entry("value.deserializer", "records have one form"),
                    Map.entry("interceptor.classes", "nobody may change a record on its way"),
                    Map.entry("client.id", "logs and quotas of the brokers go by it"),
                    Map.entry("retries", "each client has its time to try"),
                    Map.entry("retry.backoff.ms", "each client has its time to try"),
                    Map.entry("request.timeout.ms", "each client has its time to answer"),
                    Map.entry("default.api.timeout.ms", "each client has its time to answer"),
                    Map.entry("delivery.timeout.ms", "each client has its time to answer"),
                    Map.entry("max.block.ms", "each client has its time to answer"));

    private static final Map<String, ConfigKey> OF_THE_OPERATOR = ofTheOperator();

    private static final Set<String> OF_RECORDS = ofRecords();

    private ClientPropertyRules() {}

    /// Why this property may not be set, with what to do; empty where it may.
    public static Optional<String> objection(String name) {
        if (OF_THE_OPERATOR.containsKey(name) || name.startsWith(PROVIDERS)) {
            return Optional.empty();
        }
        if (name.equals("bootstrap.servers") || name.equals("bootstrap.controllers")) {
            return Optional.of(
                    "'" + name + "' is not for here: the brokers stand in 'bootstrap' or --kafka");
        }
        if (PROMISES.containsKey(name)) {
            return Optional.of(ours(name, PROMISES.get(name)));
        }
        if (OF_RECORDS.contains(name)) {
            return Optional.of(ours(name, "it is about how records are read and written"));
        }
        return Optional.of(unknown(name));
    }

    /// Why the value is none, without quoting it; empty where Kafka takes it.
    public static Optional<String> objection(String name, String value) {
        ConfigKey key = OF_THE_OPERATOR.get(name);
        if (key == null || value.contains("${")) {
            return Optional.empty();
        }
        try {
            Object parsed = ConfigDef.parseType(name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException _) {
            return Optional.of("'" + name + "' has to be " + wanted(key));
        }
    }

    /// Whether the value lets somebody in.
    public static boolean isSecret(String name) {
        return name.matches("sasl\\.jaas\\.config|ssl\\.keystore\\.key")
                || name.matches(".*\\.(password|passphrase|secret)");
    }

    private static String ours(String name, String why) {
        return "'%s' is Sailplan's to decide (%s); remove it".formatted(name, why);
    }

    private static String unknown(String name) {
        String shown = PlainText.line(name.length() > 60 ? name.substring(0, 60) + "…" : name);
        return "Kafka's clients have no property '"
                + shown
                + "'; "
                + Nearest.to(name, OF_THE_OPERATOR.keySet())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("remove it");
    }

    private static String wanted(ConfigKey key) {
        String ofValidator = key.validator == null ? "" : key.validator.toString();
        String type = key.type.name().toLowerCase(Locale.ROOT);
        return ofValidator.isBlank() ? "of type " + type : type + ", " + ofValidator;
    }

    private static Map<String, ConfigKey> ofTheOperator() {
        Map<String, ConfigKey> keys = new HashMap<>(AdminClientConfig.configDef().configKeys());
        keys.keySet().removeAll(PROMISES.keySet());
        keys.keySet().removeAll(Set.of("bootstrap.servers", "bootstrap.controllers"));
        Map<String, ConfigKey> more = new HashMap<>(ProducerConfig.configDef().configKeys());
        more.putAll(ConsumerConfig.configDef().configKeys());
        more.keySet().retainAll(ALSO_OF_THE_OPERATOR);
        keys.putAll(more);
        return Map.copyOf(keys);
    }

    private static Set<String> ofRecords() {
        Set<String> names = new HashSet<>(ProducerConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        return Set.copyOf(names);
    }
}
