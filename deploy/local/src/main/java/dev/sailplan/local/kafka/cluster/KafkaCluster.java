package dev.sailplan.local.kafka.cluster;

import dev.sailplan.local.LocalException;
import dev.sailplan.local.process.ChildProcess;
import dev.sailplan.local.process.ProcessRecords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/// Three brokers with TLS and rights, as people run Kafka. Each can be killed and started again; one that is killed
/// leaves two, with which everything goes on.
public final class KafkaCluster implements AutoCloseable {
    /// Who may do everything.
    public static final String ADMINISTRATOR = "admin";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final String id = Uuid.randomUuid().toString();
    private final CertificateAuthority authority;
    private final List<NodeSettings> nodes =
            IntStream.rangeClosed(1, 3).mapToObj(NodeSettings::of).toList();
    private final Map<Integer, ChildProcess> running = new TreeMap<>();

    private KafkaCluster(Path folder) {
        this.folder = folder;
        this.authority = new CertificateAuthority(folder.resolve("certificates"));
    }

    /// Starts all three and returns when they serve.
    public static KafkaCluster start(Path folder) {
        var cluster = new KafkaCluster(folder.toAbsolutePath());
        try {
            cluster.nodes.forEach(cluster::begin);
            cluster.awaitAll();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public CertificateAuthority authority() {
        return authority;
    }

    /// The addresses for clients with certificates.
    public String bootstrapServers() {
        return servers(NodeSettings::port);
    }

    /// The addresses for clients with passwords.
    public String passwordServers() {
        return servers(NodeSettings::passwordPort);
    }

    private String servers(ToIntFunction<NodeSettings> port) {
        return nodes.stream()
                .map(it -> "127.0.0.1:" + port.applyAsInt(it))
                .collect(Collectors.joining(","));
    }

    /// Kafka's client properties for a user with a certificate, made when first asked for.
    public Map<String, String> properties(String user) {
        var file = authority.trusted().resolveSibling(user + ".pem");
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SSL",
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                (Files.exists(file) ? file : authority.issue(user)).toString(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.trusted().toString());
    }

    /// The same for a user with a password.
    public Map<String, String> passwordProperties(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                passwordServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"%s\" password=\"%s\";".formatted(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.trusted().toString());
    }

    /// A client that may do everything.
    public Admin admin() {
        return Admin.create(Map.<String, Object>copyOf(properties(ADMINISTRATOR)));
    }

    /// Ends a broker as the loss of its machine would.
    public void kill(int node) {
        Optional.ofNullable(running.remove(node)).ifPresent(ChildProcess::kill);
    }

    /// Starts one that was killed, and returns when all serve.
    public void startAgain(int... killed) {
        for (int node : killed) {
            begin(nodes.get(node - 1));
        }
        awaitAll();
    }

    /// The node that is the controller now.
    public int controller() {
        try (var admin = admin()) {
            return admin.describeMetadataQuorum()
                    .quorumInfo()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .leaderId();
        }
    }

    private void begin(NodeSettings node) {
        try {
            Files.createDirectories(folder);
            var file = node.write(folder, nodes, authority);
            var home =
                    new ChildProcess.Home(
                            folder.resolve("logs"), new ProcessRecords(folder.resolve("run")));
            running.put(node.node(), ChildProcess.start(home, node.name(), command(file)));
        } catch (IOException e) {
            throw new LocalException("no broker can be started in " + folder, e);
        }
    }

    private List<String> command(Path settings) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.addAll(List.of("-cp", classPath(), ClusterNode.class.getName()));
        words.addAll(List.of(settings.toString(), id));
        return words;
    }

    /// In a build the class path of the process may be one jar that only names the others.
    private static String classPath() {
        var own =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(own.split(File.pathSeparator, -1))
                .filter(it -> !it.isBlank())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitAll() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var admin = admin()) {
            while (brokers(admin) < nodes.size()) {
                running.values().stream()
                        .filter(it -> !it.isAlive())
                        .findFirst()
                        .ifPresent(it -> {
                            throw new LocalException(it.epitaph());
                        });
                if (System.nanoTime() > deadline) {
                    throw new LocalException(
                            "three brokers did not come together within " + PATIENCE);
                }
                Thread.sleep(Duration.ofMillis(100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while brokers were started", e);
        }
    }

    private static int brokers(Admin admin) {
        try {
            return admin.describeCluster()
                    .nodes()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .size();
        } catch (CompletionException e) {
            return 0;
        }
    }

    /// Nothing on them is worth an orderly end.
    @Override
    public void close() {
        running.values().forEach(ChildProcess::kill);
        running.clear();
    }
}
