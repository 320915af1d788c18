package dev.sailplan.gateway;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.gateway.hook.Provider;
import dev.sailplan.gateway.hook.RepositoryPlace;
import dev.sailplan.gateway.hook.Source;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.proof.WebhookCredentials;
import dev.sailplan.gateway.proof.WebhookCredentials.GiteaSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.HubSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.SigningSecrets;
import dev.sailplan.gateway.proof.WebhookCredentials.Tokens;
import dev.sailplan.gateway.proof.WebhookSecret;
import dev.sailplan.gateway.sources.HookSource;
import dev.sailplan.gateway.sources.Sources;
import dev.sailplan.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// A gateway with a GitHub repository `shop`, a GitLab one `lab` and one with a signing secret, `signed`.
final class GatewayFixture implements AutoCloseable {
    static final String HUB_SECRET = "It's a Secret to Everybody";
    static final String TOKEN = "correct horse battery staple";
    static final String SIGNING_SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    static final IntakeLimits.Rate UNHURRIED = new IntakeLimits.Rate(1e6, 1_000_000);

    final AtomicReference<Sources> sources = new AtomicReference<>(Sources.of(all()));
    final EmbeddedKafka kafka;
    final Gateway gateway;
    final Sender sender;

    private GatewayFixture(EmbeddedKafka kafka, IntakeLimits limits) {
        this.kafka = kafka;
        this.gateway = Gateway.start(settings(kafka.bootstrapServers(), sources::get, limits));
        this.sender = new Sender(gateway.port());
    }

    static GatewayFixture start(Path folder, IntakeLimits limits) {
        return start(folder, limits, Map.of());
    }

    /// @param broker settings of the broker's own
    static GatewayFixture start(Path folder, IntakeLimits limits, Map<String, String> broker) {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, broker);
        createTopic(kafka);
        return new GatewayFixture(kafka, limits);
    }

    static IntakeLimits limits() {
        IntakeLimits usual = IntakeLimits.DEFAULTS;
        return new IntakeLimits(usual.bodies(), usual.times(), UNHURRIED, usual.traffic());
    }

    /// Times so short that a test can wait for them.
    static IntakeLimits hurried() {
        IntakeLimits.Times times =
                new IntakeLimits.Times(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(7500));
        return new IntakeLimits(
                limits().bodies(), times, UNHURRIED, IntakeLimits.DEFAULTS.traffic());
    }

    static GatewaySettings settings(
            String bootstrap, Supplier<Sources> sources, IntakeLimits limits) {
        return new GatewaySettings(
                ListenAddress.LOOPBACK,
                new KafkaAddress(KafkaConnection.to(bootstrap), 1),
                sources,
                limits);
    }

    static List<HookSource> all() {
        return List.of(
                source(
                        "shop",
                        Provider.GITHUB,
                        new HubSecrets(List.of(WebhookSecret.of(HUB_SECRET)))),
                source(
                        "tea",
                        Provider.GITEA,
                        new GiteaSecrets(List.of(WebhookSecret.of(HUB_SECRET)))),
                source("lab", Provider.GITLAB, new Tokens(List.of(WebhookSecret.of(TOKEN)))),
                source(
                        "signed",
                        Provider.GITLAB,
                        new SigningSecrets(
                                List.of(WebhookSecret.ofSigningSecret(SIGNING_SECRET)))));
    }

    static HookSource source(String name, Provider provider, WebhookCredentials credentials) {
        RepositoryPlace place = RepositoryPlace.of(Payloads.ADDRESS).orElseThrow();
        return new HookSource(new Source(new RepositoryName(name), provider, place), credentials);
    }

    EventReader events() {
        return new EventReader(kafka.bootstrapServers());
    }

    private static void createTopic(EmbeddedKafka kafka) {
        try (KafkaTopics topics = new KafkaTopics(KafkaConnection.to(kafka.bootstrapServers()))) {
            topics.create(Topics.ofGateway(), 1);
        }
    }

    @Override
    public void close() {
        gateway.close();
        kafka.close();
    }
}
