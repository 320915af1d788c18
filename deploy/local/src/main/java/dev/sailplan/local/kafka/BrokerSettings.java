package dev.sailplan.local.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Holds the settings of a broker that is its own controller, light enough for a laptop and hundreds of partitions.
///
/// @param others Kafka's own, which count where they differ from ours
record BrokerSettings(Path dataFolder, int port, int controllerPort, Map<String, String> others) {

    static final int NODE = 1;
    static final int SECOND_NODE = 2;
    static final String CONTROLLER = "CONTROLLER";
    private static final String NODE_ID = "node.id";

    BrokerSettings {
        others = Map.copyOf(others);
    }

    /// A second broker, which has the controller of this one.
    BrokerSettings beside(Path folder, int itsPort) {
        return new BrokerSettings(
                folder,
                itsPort,
                controllerPort,
                Map.of(
                        "process.roles",
                        "broker",
                        NODE_ID,
                        Integer.toString(SECOND_NODE),
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + itsPort));
    }

    int node() {
        return Integer.parseInt(others.getOrDefault(NODE_ID, Integer.toString(NODE)));
    }

    Properties properties() {
        var settings = new Properties();
        listen(settings);
        standAlone(settings);
        stayLight(settings);
        settings.putAll(others);
        return settings;
    }

    private void listen(Properties settings) {
        var broker = "PLAINTEXT://127.0.0.1:" + port;
        settings.put("process.roles", "broker,controller");
        settings.put(NODE_ID, Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("listeners", broker + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", broker);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", dataFolder.toString());
    }

    /// Its session is short: after a SIGKILL the old registration must expire before the broker may come back.
    private static void standAlone(Properties settings) {
        LightBroker.replicate(settings, 1, 1);
        // A laptop stays shut for longer than the default week.
        settings.put("offsets.retention.minutes", Integer.toString(365 * 24 * 60));
    }

    private static void stayLight(Properties settings) {
        LightBroker.stayLight(settings);
        settings.put("log.segment.bytes", "67108864");
        settings.put("log.preallocate", "false");
        settings.put("share.coordinator.state.topic.segment.bytes", "1048576");
    }
}
