package dev.sailplan.local.kafka.cluster;

import dev.sailplan.local.kafka.LightBroker;
import dev.sailplan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// The settings of one of three brokers, each of which is a controller too.
///
/// @param port for clients with certificates, and for brokers among themselves
/// @param passwordPort for clients with passwords
record NodeSettings(int node, int port, int passwordPort, int controllerPort) {
    /// Who may do everything: the brokers themselves, and whoever makes topics and rights.
    static final String BROKER = "broker";

    static NodeSettings of(int node) {
        return new NodeSettings(node, Ports.free(), Ports.free(), Ports.free());
    }

    String name() {
        return "kafka-" + node;
    }

    /// The file with all of it.
    Path write(Path folder, List<NodeSettings> all, CertificateAuthority authority)
            throws IOException {
        var settings = new Properties();
        listen(settings, folder, all);
        identify(settings, authority);
        replicate(settings);
        LightBroker.stayLight(settings);
        var file = folder.resolve(name() + ".properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return file;
    }

    private void listen(Properties settings, Path folder, List<NodeSettings> all) {
        var clients = "CLIENT://127.0.0.1:%d,SCRAM://127.0.0.1:%d".formatted(port, passwordPort);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node));
        settings.put(
                "controller.quorum.voters",
                all.stream()
                        .map(it -> it.node() + "@127.0.0.1:" + it.controllerPort())
                        .collect(Collectors.joining(",")));
        settings.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", clients);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("listener.security.protocol.map", "CLIENT:SSL,SCRAM:SASL_SSL,CONTROLLER:SSL");
        settings.put("log.dirs", folder.resolve(name()).toString());
    }

    private static void identify(Properties settings, CertificateAuthority authority) {
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", authority.issue(BROKER).toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", authority.trusted().toString());
        settings.put("ssl.client.auth", "required");
        settings.put("listener.name.scram.ssl.client.auth", "none");
        settings.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");
        settings.put("listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.scram.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put(
                "super.users", "User:%s;User:%s".formatted(BROKER, KafkaCluster.ADMINISTRATOR));
        // So that a password that was changed is asked for while a test looks on.
        settings.put("listener.name.scram.connections.max.reauth.ms", "4000");
    }

    /// Its session is short: a broker that is killed is to be missed soon.
    private static void replicate(Properties settings) {
        LightBroker.replicate(settings, 3, 2);
        settings.put("replica.lag.time.max.ms", "4000");
    }
}
