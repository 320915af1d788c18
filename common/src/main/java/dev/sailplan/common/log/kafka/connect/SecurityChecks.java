package dev.sailplan.common.log.kafka.connect;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/// Looks at encryption and log-in as a whole, before a client is opened whose own words would be a time-out, or nothing.
final class SecurityChecks {
    private static final String PROTOCOL = "security.protocol";
    private static final String JAAS = "sasl.jaas.config";
    private static final String TRUSTSTORE = "ssl.truststore.";
    private static final String KEYSTORE = "ssl.keystore.";

    /// Since 4.0 Kafka's client asks no address for a token that the JVM was not told of.
    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private static final String TOKENS = "sasl.oauthbearer.token.endpoint.url";

    private final Map<String, String> properties;
    private final String protocol;
    private final List<String> faults = new ArrayList<>();

    private SecurityChecks(Map<String, String> properties) {
        this.properties = properties;
        this.protocol = protocol(properties);
    }

    static String protocol(Map<String, String> properties) {
        return properties.getOrDefault(PROTOCOL, "PLAINTEXT").toUpperCase(Locale.ROOT);
    }

    /// Properties that each by itself are as Kafka takes them.
    static List<String> faults(Map<String, String> properties) {
        SecurityChecks checks = new SecurityChecks(properties);
        checks.idle("sasl.", "SASL", "SASL_SSL");
        checks.idle("ssl.", "SSL", "SSL, or SASL_SSL where there is a log-in");
        if (checks.protocol.startsWith("SASL")) {
            checks.login();
        }
        if (checks.protocol.endsWith("SSL") && checks.faults.isEmpty()) {
            checks.stores();
        }
        return checks.faults;
    }

    /// Kafka's client would go without it, and without a word.
    private void idle(String prefix, String part, String instead) {
        if (!protocol.contains(part)) {
            properties.keySet().stream()
                    .filter(it -> it.startsWith(prefix))
                    .sorted()
                    .findFirst()
                    .ifPresent(it ->
                            faults.add(
                                    "'%s' does nothing while '%s' is %s: set it to %s"
                                            .formatted(it, PROTOCOL, protocol, instead)));
        }
    }

    private void login() {
        String jaas = properties.get(JAAS);
        if (jaas == null) {
            if (System.getProperty("java.security.auth.login.config") == null) {
                faults.add(
                        "'%s' is missing: with %s Kafka wants to know who we are"
                                .formatted(JAAS, protocol));
            }
        } else if (!jaas.contains("${") && !isJaas(jaas)) {
            faults.add(
                    "'%s' is not as Kafka takes it: a login module, 'required', its options as name=\"value\", and a semicolon at the end"
                            .formatted(JAAS));
        }
        String mechanism = properties.getOrDefault("sasl.mechanism", "GSSAPI");
        if (mechanism.equals("OAUTHBEARER")) {
            tokens();
        }
    }

    private static boolean isJaas(String jaas) {
        try {
            var parsed =
                    AdminClientConfig.configDef()
                            .parse(Map.of("bootstrap.servers", "localhost:1", JAAS, jaas));
            return !JaasContext.loadClientContext(parsed).configurationEntries().isEmpty();
        } catch (RuntimeException _) {
            return false;
        }
    }

    private void tokens() {
        Optional.ofNullable(properties.get(TOKENS))
                .filter(it -> !it.contains("${"))
                .filter(it -> !allowed().contains(it))
                .ifPresent(_ ->
                        faults.add(
                                "Kafka's client asks the address in '%s' for no token, since Java's system property %s does not name it: set it, as by JAVA_TOOL_OPTIONS=-D%s=<that address>"
                                        .formatted(TOKENS, ALLOWED_URLS, ALLOWED_URLS)));
    }

    private static List<String> allowed() {
        return Arrays.stream(System.getProperty(ALLOWED_URLS, "").split(",", -1))
                .map(String::strip)
                .toList();
    }

    private void stores() {
        if (properties.containsKey("ssl.engine.factory.class")
                || properties.values().stream().anyMatch(it -> it.contains("${"))) {
            return;
        }
        int before = faults.size();
        Stream.of(TRUSTSTORE, KEYSTORE).forEach(it -> readable(it + "location"));
        if (faults.size() == before) {
            load("trusted", TRUSTSTORE, without(KEYSTORE));
            load("own", KEYSTORE, without(TRUSTSTORE));
        }
    }

    private void readable(String setting) {
        Optional.ofNullable(properties.get(setting))
                .filter(it -> !isReadable(it))
                .ifPresent(it ->
                        faults.add(
                                "'%s': there is no file %s that may be read; relative paths count from the working directory"
                                        .formatted(setting, it)));
    }

    private static boolean isReadable(String path) {
        try {
            return Files.isReadable(Path.of(path));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private Map<String, String> without(String prefix) {
        Map<String, String> rest = new HashMap<>(properties);
        rest.keySet().removeIf(it -> it.startsWith(prefix));
        if (prefix.equals(KEYSTORE)) {
            rest.remove("ssl.key.password");
        }
        return rest;
    }

    /// What Kafka says of a store may quote what is in it, so it is not repeated.
    private void load(String whose, String prefix, Map<String, String> some) {
        if (some.keySet().stream().noneMatch(it -> it.startsWith(prefix))) {
            return;
        }
        some.put("bootstrap.servers", "localhost:1");
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(AdminClientConfig.configDef().parse(some));
        } catch (KafkaException _) {
            faults.add(
                    "the %s certificates in '%s…' can't be loaded: check its type (JKS, PKCS12 or PEM), its password, and that the file is whole"
                            .formatted(whose, prefix));
        }
    }
}
