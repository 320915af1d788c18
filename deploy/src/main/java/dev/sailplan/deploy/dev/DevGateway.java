package dev.sailplan.deploy.dev;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.gateway.Gateway;
import dev.sailplan.gateway.GatewaySettings;
import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.gateway.hook.Provider;
import dev.sailplan.gateway.hook.RepositoryPlace;
import dev.sailplan.gateway.hook.Source;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.Listener;
import dev.sailplan.gateway.proof.WebhookCredentials;
import dev.sailplan.gateway.proof.WebhookSecret;
import dev.sailplan.gateway.sources.HookSource;
import dev.sailplan.gateway.sources.Sources;
import dev.sailplan.local.process.Ports;
import java.util.List;

/// Starts the gateway as dev runs it: one repository, on loopback.
final class DevGateway {
    private DevGateway() {}

    static Gateway start(
            DevOptions options, Terminal terminal, KafkaAddress kafka, Sources sources) {
        int port = Ports.freeOr(options.port());
        if (options.port() != 0 && port != options.port()) {
            terminal.warn("port " + options.port() + " is taken; the gateway listens on " + port);
        }
        return Gateway.start(
                new GatewaySettings(
                        new Listener("127.0.0.1", port),
                        kafka,
                        () -> sources,
                        IntakeLimits.DEFAULTS));
    }

    static KafkaAddress kafka(String bootstrapServers) {
        return new KafkaAddress(KafkaConnection.to(bootstrapServers), LocalBroker.ONE_REPLICA);
    }

    static Sources sample(String gitBase, String secret) {
        RepositoryPlace place = RepositoryPlace.of(gitBase + "/" + Sample.NAME).orElseThrow();
        return Sources.of(
                List.of(
                        new HookSource(
                                new Source(Sample.NAME, Provider.GITHUB, place),
                                new WebhookCredentials.HubSecrets(
                                        List.of(WebhookSecret.of(secret))))));
    }
}
