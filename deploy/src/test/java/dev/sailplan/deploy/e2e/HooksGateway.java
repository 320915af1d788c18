package dev.sailplan.deploy.e2e;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.gateway.Gateway;
import dev.sailplan.gateway.GatewaySettings;
import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.gateway.hook.Provider;
import dev.sailplan.gateway.hook.RepositoryPlace;
import dev.sailplan.gateway.hook.Source;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.proof.WebhookCredentials;
import dev.sailplan.gateway.proof.WebhookSecret;
import dev.sailplan.gateway.sources.HookSource;
import dev.sailplan.gateway.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The gateway that [Hooks] sends to, here or in a process of its own.
final class HooksGateway {
    static final String SECRET = "a test's own secret";
    static final RepositoryName REPOSITORY = new RepositoryName("shop");
    private static final IntakeLimits.Rate UNHURRIED = new IntakeLimits.Rate(1e6, 1_000_000);

    private HooksGateway() {}

    /// @param arguments the broker's address, and the file that is to say where it listens
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Gateway gateway = start(arguments[0], IntakeLimits.DEFAULTS.traffic().unacknowledged());
        Files.writeString(Path.of(arguments[1]), gateway.port() + "\n");
        new CountDownLatch(1).await();
    }

    static Gateway start(String broker, int unacknowledged) {
        return start(new KafkaAddress(KafkaConnection.to(broker), 1), unacknowledged);
    }

    static Gateway start(KafkaAddress kafka, int unacknowledged) {
        IntakeLimits usual = IntakeLimits.DEFAULTS;
        IntakeLimits.Traffic traffic =
                new IntakeLimits.Traffic(usual.traffic().headerBytes(), unacknowledged);
        return Gateway.start(
                new GatewaySettings(
                        ListenAddress.LOOPBACK,
                        kafka,
                        HooksGateway::sources,
                        new IntakeLimits(usual.bodies(), usual.times(), UNHURRIED, traffic)));
    }

    private static Sources sources() {
        RepositoryPlace place =
                RepositoryPlace.of("https://git.example.com/acme/shop.git").orElseThrow();
        return Sources.of(
                List.of(
                        new HookSource(
                                new Source(REPOSITORY, Provider.GITHUB, place),
                                new WebhookCredentials.HubSecrets(
                                        List.of(WebhookSecret.of(SECRET))))));
    }
}
