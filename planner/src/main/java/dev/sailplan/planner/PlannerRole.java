package dev.sailplan.planner;

import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.service.ServiceRole;
import dev.sailplan.common.service.StartFaults;
import dev.sailplan.common.settings.ClusterSettings;
import dev.sailplan.common.settings.HealthAddress;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.planner.git.route.HostRoutes;
import dev.sailplan.planner.git.token.InstallationTokens;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a planner of `server.yaml`.
///
/// @param instance tells it apart from other planners, also after a restart
public record PlannerRole(String instance) implements ServiceRole {
    @Override
    public String name() {
        return "planner";
    }

    @Override
    public HealthAddress health(ServerSettings settings) {
        return settings.services().planner().health();
    }

    @Override
    public Prepared prepare(ServerSettings settings) {
        StartFaults faults = new StartFaults(name());
        if (settings.repositories().isEmpty()) {
            faults.add("repositories: there is none to plan for; declare one");
        }
        RepositoryRemotes remotes =
                new RepositoryRemotes(
                        settings,
                        new InstallationTokens(
                                new HostRoutes(settings.git()), InstantSource.system()));
        settings.repositories().forEach(it -> faults.attempt(() -> remotes.remote(it)));
        Optional<KafkaConnection> kafka = faults.attempt(settings.kafka()::connection);
        Optional<PlannerKeys> keys = PlannerKeys.read(settings, faults);
        faults.refuse();
        return () ->
                PlannerService.start(settings, kafka.orElseThrow(), keys.orElseThrow(), instance);
    }

    /// Everything but what other services need for themselves.
    @Override
    public Object concerns(ServerSettings settings) {
        return List.of(
                settings.use(),
                settings.kafka(),
                settings.keys(),
                settings.clusters(),
                settings.projects(),
                settings.repositories(),
                settings.git(),
                settings.services().planner());
    }

    @Override
    public List<Path> files(ServerSettings settings) {
        return Stream.of(
                        settings.kafka().propertiesFile().stream(),
                        settings.keys().planSigning().stream(),
                        settings.keys().fingerprintMaster().stream(),
                        settings.clusters().stream()
                                .map(ClusterSettings::keys)
                                .flatMap(keys -> keys.identities().stream()))
                .flatMap(files -> files)
                .toList();
    }
}
