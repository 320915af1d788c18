package dev.sailplan.common.settings;

import dev.sailplan.common.seal.key.KeyUse;
import dev.sailplan.common.settings.ServiceSettings.Applier;
import dev.sailplan.common.settings.ServiceSettings.Gateway;
import dev.sailplan.common.settings.ServiceSettings.Planner;
import dev.sailplan.common.settings.git.DeclaredHosts;
import dev.sailplan.common.settings.git.GitHostSettings;
import dev.sailplan.common.settings.git.GitReaders;
import dev.sailplan.common.settings.git.GitSettings;
import dev.sailplan.common.settings.git.ProxySettings;
import dev.sailplan.common.yaml.YamlBudget;
import dev.sailplan.common.yaml.shape.Field;
import dev.sailplan.common.yaml.shape.FileReading;
import dev.sailplan.common.yaml.shape.ObjectShape;
import dev.sailplan.common.yaml.shape.Reader;
import dev.sailplan.common.yaml.shape.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads `server.yaml`. The files that it names count from its own folder and are not opened here.
public final class ServerFile {
    private static final YamlBudget BUDGET = new YamlBudget(4 << 20, 200_000, 50, 20);
    private static final String API_VERSION = "sailplan.dev/v1";
    private static final String KIND = "Server";

    private ServerFile() {}

    /// From the disk.
    public static FileReading<ServerSettings> read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        return read(file.toString(), Files.readAllBytes(file), folder);
    }

    /// The same from bytes; `name` is how problems call the file, `folder` where its references count from.
    public static FileReading<ServerSettings> read(String name, byte[] bytes, Path folder) {
        return FileReading.read(name, bytes, BUDGET, file(new FileReferences(folder)));
    }

    private static Reader<ServerSettings> file(FileReferences files) {
        return (value, faults) -> {
            DeclaredNames declared = DeclaredNames.in(value);
            ServerReaders server = new ServerReaders(declared, files);
            TenantReaders tenants = new TenantReaders(declared, DeclaredHosts.in(value), files);
            return Readers.object("server.yaml", shape -> settings(shape, server, tenants))
                    .read(value, faults);
        };
    }

    private static Optional<ServerSettings> settings(
            ObjectShape shape, ServerReaders server, TenantReaders tenants) {
        shape.required("apiVersion", Readers.exactly(API_VERSION));
        shape.required("kind", Readers.exactly(KIND));
        Field<KeyUse> use = shape.or("use", KeyUse.PRODUCTION, use());
        Field<KafkaSettings> kafka = shape.required("kafka", server.kafka());
        Field<KeySettings> keys = shape.or("keys", KeySettings.NONE, server.keys());
        Field<List<ClusterSettings>> clusters =
                shape.or("clusters", List.of(), DeclaredNames.distinct(server.cluster()));
        Field<List<ProjectSettings>> projects =
                shape.or("projects", List.of(), DeclaredNames.distinct(tenants.project()));
        Field<List<RepositorySettings>> repositories =
                shape.or("repositories", List.of(), DeclaredNames.distinct(tenants.repository()));
        Supplier<GitSettings> git = git(shape, tenants.git());
        Supplier<ServiceSettings> services = services(shape, server);
        return shape.build(() ->
                new ServerSettings(
                        use.get(),
                        kafka.get(),
                        keys.get(),
                        clusters.get(),
                        projects.get(),
                        repositories.get(),
                        git.get(),
                        services.get()));
    }

    private static Supplier<GitSettings> git(ObjectShape shape, GitReaders git) {
        Field<List<GitHostSettings>> hosts =
                shape.or("gitHosts", List.of(), DeclaredNames.distinct("host", git.host()));
        Field<Optional<ProxySettings>> proxy = shape.optional("proxy", git.proxy());
        return () -> new GitSettings(hosts.get(), proxy.get());
    }

    private static Supplier<ServiceSettings> services(ObjectShape shape, ServerReaders server) {
        Field<Gateway> gateway = shape.or("gateway", Gateway.DEFAULT, ServerReaders.gateway());
        Planner defaults = new Planner(server.defaultMirrors(), Planner.DEFAULT_POLL);
        Field<Planner> planner = shape.or("planner", defaults, server.planner());
        Field<Applier> applier = shape.or("applier", Applier.DEFAULT, ServerReaders.applier());
        return () -> new ServiceSettings(gateway.get(), planner.get(), applier.get());
    }

    private static Reader<KeyUse> use() {
        return Readers.oneOf(Map.of("dev", KeyUse.DEV, "production", KeyUse.PRODUCTION));
    }
}
