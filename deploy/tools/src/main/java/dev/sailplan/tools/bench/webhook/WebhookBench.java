package dev.sailplan.tools.bench.webhook;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.wire.Topics;
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
import dev.sailplan.local.kafka.EmbeddedKafka;
import dev.sailplan.tools.bench.measure.Conditions;
import dev.sailplan.tools.bench.measure.Distribution;
import dev.sailplan.tools.bench.measure.Moment;
import dev.sailplan.tools.bench.stand.StandSetup;
import java.time.Duration;
import java.util.List;

/// Sends webhooks to a gateway with a broker of its own, all in this process: some that become durable, some that
/// it ignores after it has checked their signature.
public final class WebhookBench {
    /// How many a second are sent where it is measured how long each waits.
    static final int PACE = 2000;

    static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration COUNTING = Duration.ofSeconds(10);
    private static final IntakeLimits UNLIMITED =
            new IntakeLimits(
                    IntakeLimits.DEFAULTS.bodies(),
                    IntakeLimits.DEFAULTS.times(),
                    new IntakeLimits.Rate(1_000_000, 1_000_000),
                    IntakeLimits.DEFAULTS.traffic());
    private final StandSetup stands;

    public WebhookBench(StandSetup stands) {
        this.stands = stands;
    }

    public WebhookFigures run() throws InterruptedException {
        Moment begun = Moment.now();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(stands.place().broker(), 0)) {
            KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
            try (KafkaTopics topics = new KafkaTopics(connection)) {
                topics.create(Topics.all(List.of(new ClusterName("dev"))), 1);
            }
            try (Gateway gateway = gateway(kafka)) {
                return measured(gateway.port(), begun);
            }
        }
    }

    private static Gateway gateway(EmbeddedKafka kafka) {
        RepositoryPlace place = RepositoryPlace.of(Hooks.REPOSITORY).orElseThrow();
        Sources sources =
                Sources.of(
                        List.of(
                                new HookSource(
                                        new Source(
                                                new RepositoryName(Hooks.NAME),
                                                Provider.GITHUB,
                                                place),
                                        new WebhookCredentials.HubSecrets(
                                                List.of(WebhookSecret.of(Hooks.SECRET))))));
        return Gateway.start(
                new GatewaySettings(
                        ListenAddress.LOOPBACK,
                        new KafkaAddress(KafkaConnection.to(kafka.bootstrapServers()), 1),
                        () -> sources,
                        UNLIMITED));
    }

    private WebhookFigures measured(int port, Moment begun) throws InterruptedException {
        Hooks durable = new Hooks("push");
        Hooks ignored = new Hooks("star");
        stands.progress().accept("sending webhooks");
        WebhookLoad load = new WebhookLoad(port, CONNECTIONS);
        load.asFastAsPossible(ignored, WARM_UP);
        load.asFastAsPossible(durable, WARM_UP);
        double ignoredRate = load.asFastAsPossible(ignored, COUNTING);
        double durableRate = load.asFastAsPossible(durable, COUNTING);
        Distribution waits = Distribution.of(load.paced(durable, PACE, COUNTING));
        return new WebhookFigures(Conditions.since(begun), durableRate, ignoredRate, waits);
    }
}
