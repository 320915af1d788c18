package dev.sailplan.gateway;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.service.ServiceRole;
import dev.sailplan.common.service.StartFaults;
import dev.sailplan.common.settings.HealthAddress;
import dev.sailplan.common.settings.RepositorySettings;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.gateway.sources.ConfiguredSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a gateway of `server.yaml`. Every gateway is like any other: none needs a name of its own.
public record GatewayRole() implements ServiceRole {
    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public HealthAddress health(ServerSettings settings) {
        return settings.services().gateway().health();
    }

    @Override
    public Prepared prepare(ServerSettings settings) {
        StartFaults faults = new StartFaults(name());
        if (settings.repositories().isEmpty()) {
            faults.add("repositories: there is none whose webhooks could be taken; declare one");
        }
        Optional<ConfiguredSources> sources =
                faults.attempt(() -> new ConfiguredSources(settings.repositories()));
        Optional<KafkaConnection> kafka = faults.attempt(settings.kafka()::connection);
        faults.refuse();
        return () -> GatewayService.start(settings, kafka.orElseThrow(), sources.orElseThrow());
    }

    @Override
    public Object concerns(ServerSettings settings) {
        return List.of(settings.kafka(), settings.repositories(), settings.services().gateway());
    }

    @Override
    public List<Path> files(ServerSettings settings) {
        return Stream.concat(
                        settings.kafka().propertiesFile().stream(),
                        settings.repositories().stream()
                                .map(RepositorySettings::secretFiles)
                                .flatMap(List::stream))
                .toList();
    }
}
