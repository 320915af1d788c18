package dev.sailplan.local.kafka.cluster;

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
        stayLight(settings);
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
        settings.put("auto.create.topics.enable", "false");
        // So that a password that was changed is asked for while a test looks on.
        settings.put("listener.name.scram.connections.max.reauth.ms", "4000");
    }

    private static void replicate(Properties settings) {
        settings.put("default.replication.factor", "3");
        settings.put("min.insync.replicas", "2");
        settings.put("offsets.topic.replication.factor", "3");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "3");
        settings.put("transaction.state.log.min.isr", "2");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "3");
        settings.put("share.coordinator.state.topic.min.isr", "2");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A broker that is killed is to be missed soon.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("replica.lag.time.max.ms", "4000");
    }

    private static void stayLight(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("offsets.topic.segment.bytes", "1048576");
        settings.put("transaction.state.log.segment.bytes", "1048576");
        settings.put("offsets.load.buffer.size", "1048576");
        settings.put("transaction.state.log.load.buffer.size", "1048576");
    }
}
