package dev.sailplan.deploy.dev;

import dev.sailplan.applier.ApplierRole;
import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.feed.Assembly;
import dev.sailplan.common.feed.Entry;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.read.Follower;
import dev.sailplan.common.log.threads.SteadyTime;
import dev.sailplan.common.log.threads.VirtualThreads;
import dev.sailplan.common.service.ServiceRole;
import dev.sailplan.common.settings.ServerSettings;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.dev.git.GitHost;
import dev.sailplan.deploy.dev.git.Journal;
import dev.sailplan.deploy.dev.git.Repositories;
import dev.sailplan.deploy.dev.git.Webhook;
import dev.sailplan.deploy.dev.part.DevCluster;
import dev.sailplan.deploy.dev.part.DevGit;
import dev.sailplan.deploy.dev.part.DevKeys;
import dev.sailplan.deploy.dev.part.DevPort;
import dev.sailplan.deploy.dev.part.DevSettings;
import dev.sailplan.deploy.dev.part.LocalBroker;
import dev.sailplan.deploy.dev.part.Sample;
import dev.sailplan.deploy.dev.part.SampleGit;
import dev.sailplan.deploy.dev.run.DevFolder;
import dev.sailplan.deploy.dev.run.DevOptions;
import dev.sailplan.deploy.dev.run.StartedParts;
import dev.sailplan.deploy.dev.run.Terminal;
import dev.sailplan.gateway.GatewayRole;
import dev.sailplan.local.kafka.EmbeddedKafka;
import dev.sailplan.local.process.FolderLock;
import dev.sailplan.planner.PlannerRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Starts everything in one process, in an order that reads from top to bottom as the diagram of an installation.
public final class DevServer {
    private static final String INSTANCE = "dev";
    private static final Duration FIRST_RELEASES = Duration.ofMinutes(2);

    private final DevOptions options;
    private final DevFolder folder;
    private final Terminal terminal;
    private final StartedParts started;
    private final Journal journal = new Journal(System::nanoTime);
    private final Readiness readiness = new Readiness();
    private final AtomicReference<Webhook> webhook = new AtomicReference<>();

    /// What is started is handed to `started` at once, so that a start that fails half-way leaves nothing.
    public DevServer(DevOptions options, Terminal terminal, StartedParts started) {
        this.options = options;
        this.folder = options.folder();
        this.terminal = terminal;
        this.started = started;
    }

    /// Returns when dev can be used.
    public Endpoints start() throws InterruptedException {
        claimFolder();
        DevKeys keys = DevKeys.in(folder.keys(), new SecureRandom());
        terminal.progress("starting Kafka and the Kubernetes API");
        EmbeddedKafka kafka =
                started.add("kafka", LocalBroker.start(options, terminal, System::exit));
        KafkaConnection connection = LocalBroker.connection(kafka);
        LocalBroker.createTopics(connection);
        DevCluster access = DevCluster.open(options, terminal, started);
        Ports ports =
                new Ports(
                        started.add("log", new KafkaLog(connection, LocalBroker.ONE_REPLICA)),
                        new VirtualThreads(),
                        SteadyTime.ofThisMachine());

        Repositories repositories = new Repositories(folder.git());
        boolean first = SampleGit.ensure(repositories, Instant.now());
        GitHost git =
                started.add(
                        "git",
                        DevGit.start(
                                options,
                                terminal,
                                repositories,
                                new GitHost.PushHandling(
                                        webhook::get, journal, options.waitForOutcome())));
        int port = DevPort.of(options.port(), "the gateway", terminal);
        ServerSettings settings =
                DevSettings.of(
                        folder,
                        new DevSettings.Places(
                                kafka.bootstrapServers(),
                                URI.create(git.url() + "/" + Sample.NAME),
                                port,
                                access));
        start(new GatewayRole(), settings);
        String gatewayUrl = "http://127.0.0.1:" + port;
        webhook.set(
                new Webhook(
                        URI.create(gatewayUrl + "/hooks/"),
                        git.url(),
                        keys.webhookSecret(),
                        () -> UUID.randomUUID().toString()));

        follow(ports);
        start(new ApplierRole(DevSettings.CLUSTER, INSTANCE), settings);
        start(new PlannerRole(INSTANCE), settings);

        awaitUse(first);
        Endpoints endpoints =
                new Endpoints(gatewayUrl, git.url(), kafka.bootstrapServers(), access.kubeconfig());
        endpoints.write(folder.endpoints());
        new Welcome(terminal, folder).print(endpoints, access, readiness.nodes() > 0);
        return endpoints;
    }

    private void claimFolder() {
        if (Files.exists(folder.root()) && !Files.isDirectory(folder.root())) {
            throw new CommandFailed(
                    folder.root()
                            + " is a file; name a folder by --data, which is made if missing");
        }
        try {
            // Manifests, keys and Git's objects are nobody else's business on a shared machine.
            Files.createDirectories(
                    folder.root(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Files.createDirectories(folder.run());
            Files.createDirectories(folder.logs());
            started.add(
                    "data folder",
                    FolderLock.tryAcquire(folder.root())
                            .orElseThrow(() ->
                                    new CommandFailed(
                                            "another sailplan dev uses "
                                                    + folder.root()
                                                    + "; stop it, or name another folder by"
                                                    + " --data")));
            Files.deleteIfExists(folder.endpoints());
            started.add("endpoints", () -> Files.deleteIfExists(folder.endpoints()));
            DevLog.to(folder.logs().resolve("sailplan.log"));
        } catch (IOException e) {
            throw new CommandFailed(
                    "could not use the folder " + folder.root() + ": " + e.getMessage());
        }
    }

    /// Reads decisions twice. The first follower tells a push what became of it, and has to read decisions together with
    /// events: one that is seen before its event belongs to nobody. The second says how things stood before a push, and has
    /// to read them from the beginning, which for events and plans would cost dev's start the whole log.
    private void follow(Ports ports) {
        listen(
                List.of(
                        Topics.EVENTS,
                        Topics.DECISIONS,
                        Topics.plans(DevSettings.CLUSTER),
                        Topics.outcomes(DevSettings.CLUSTER)),
                Follower.From.END,
                ports,
                entry -> journal.note(entry.where(), entry.record()));
        listen(
                List.of(Topics.status(DevSettings.CLUSTER), Topics.DECISIONS),
                Follower.From.BEGINNING,
                ports,
                entry -> {
                    readiness.note(entry.record());
                    journal.remember(entry.record());
                });
    }

    private void listen(List<String> topics, Follower.From from, Ports ports, Consumer<Entry> to) {
        Assembly assembly = new Assembly();
        Follower.RecordListener listener = record -> assembly.take(record, to);
        started.add("follower", new Follower(topics, from, ports, listener)).start();
    }

    /// Starts a service as `sailplan gateway`, `planner` and `applier` do.
    private void start(ServiceRole role, ServerSettings settings) {
        started.add(role.name(), role.prepare(settings).start());
    }

    /// A later start has nothing to wait for but the cluster's facts: what was applied is applied.
    private void awaitUse(boolean first) throws InterruptedException {
        Set<ApplicationKey> applications = first ? Set.copyOf(Sample.APPLICATIONS) : Set.of();
        terminal.progress(first ? "applying the sample" : "reading what is there");
        if (!readiness.await(applications, FIRST_RELEASES)) {
            terminal.warn(
                    "the sample is not applied after "
                            + FIRST_RELEASES.toMinutes()
                            + " minutes; ./sailplan log says how far it came, "
                            + folder.logs()
                            + " why");
            readiness.await(applications, Duration.ofDays(365));
        }
    }
}
