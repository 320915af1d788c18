package dev.sailplan.gateway;

import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.service.Readiness;
import dev.sailplan.common.service.Service;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.settings.ServiceSettings;
import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.gateway.limits.IntakeLimits;
import dev.sailplan.gateway.limits.ListenAddress;
import dev.sailplan.gateway.sources.ConfiguredSources;
import dev.sailplan.gateway.sources.FaultySources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway whose repositories and secrets are those of `server.yaml`, also after an edit.
final class GatewayService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayService.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Gateway gateway;
    private final ConfiguredSources sources;
    private final List<Object> fixed;

    private GatewayService(Gateway gateway, ConfiguredSources sources, List<Object> fixed) {
        this.gateway = gateway;
        this.sources = sources;
        this.fixed = fixed;
    }

    /// Returns once webhooks are taken; while Kafka does not answer, it waits, as planner and applier do.
    static GatewayService start(
            ServerSettings settings, KafkaConnection kafka, ConfiguredSources sources) {
        KafkaAddress address = new KafkaAddress(kafka, settings.kafka().replicas());
        GatewaySettings gateway = gateway(settings, address, sources);
        while (true) {
            try {
                return new GatewayService(Gateway.start(gateway), sources, fixed(kafka, settings));
            } catch (GatewayException e) {
                if (!e.isPassing()) {
                    throw e;
                }
                LOG.atWarn().addKeyValue("why", e.getMessage()).log("nothing is begun yet");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static GatewaySettings gateway(
            ServerSettings settings, KafkaAddress kafka, ConfiguredSources sources) {
        ServiceSettings.Gateway own = settings.services().gateway();
        return new GatewaySettings(
                new ListenAddress(own.host(), own.port()), kafka, sources, IntakeLimits.DEFAULTS);
    }

    /// What it was started with for good, also what is written in Kafka's file.
    private static List<Object> fixed(KafkaConnection kafka, ServerSettings settings) {
        return List.of(kafka, settings.kafka().replicas(), settings.services().gateway());
    }

    /// Repositories and secrets change with the next request; nobody who is being answered notices.
    @Override
    public boolean takeOver(ServerSettings settings) {
        if (!fixed(settings.kafka().connection(), settings).equals(fixed)) {
            return false;
        }
        try {
            sources.reload(settings.repositories());
            return true;
        } catch (FaultySources e) {
            throw new CommandFailed(String.join("\n", e.faults()));
        }
    }

    @Override
    public Readiness readiness() {
        return gateway.readiness();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
