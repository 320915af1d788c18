package dev.sailplan.deploy.service;

import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.kafka.connect.KafkaConnection;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.Main;
import dev.sailplan.deploy.dev.git.GitHost;
import dev.sailplan.deploy.dev.git.Journal;
import dev.sailplan.deploy.dev.git.Repositories;
import dev.sailplan.deploy.dev.git.Webhook;
import dev.sailplan.gateway.report.Push;
import dev.sailplan.local.kafka.EmbeddedKafka;
import dev.sailplan.local.testing.LocalKube;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An installation as an operator makes it: a folder with `server.yaml`, keys and secrets, and around it a broker, a Git
/// host and a cluster.
final class SmallInstallation implements AutoCloseable {
    static final String SECRET = "only the host and we know it";
    private static final ClusterName CLUSTER = new ClusterName("prod");

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final Repositories repositories;
    private final GitHost git;
    private final int port;

    SmallInstallation(Path folder) throws IOException {
        this.folder = folder;
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        repositories = new Repositories(folder.resolve("git"));
        git =
                GitHost.start(
                        0,
                        repositories,
                        new GitHost.PushHandling(
                                () -> {
                                    throw new IllegalStateException("nobody pushes to it");
                                },
                                new Journal(System::nanoTime),
                                false));
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (KafkaTopics topics = new KafkaTopics(KafkaConnection.to(kafka.bootstrapServers()))) {
            topics.create(Topics.all(List.of(CLUSTER)), 1);
        }
        Files.writeString(folder.resolve("secret"), SECRET);
        Files.copy(LocalKube.shared().kubeconfig(), folder.resolve("kubeconfig"));
        makeKeys();
    }

    /// By the command, as an operator does.
    private void makeKeys() {
        String keys = folder.resolve("keys").toString();
        int exit =
                Main.commandLine()
                        .execute(
                                "keys", keys, "--cluster", "prod", "--uid", "prod=" + clusterUid());
        if (exit != 0) {
            throw new IllegalStateException("the keys could not be made");
        }
    }

    private String clusterUid() {
        try (FabricCluster cluster =
                FabricCluster.at(Kubeconfig.read(folder.resolve("kubeconfig"), Optional.empty()))) {
            return cluster.identity().uid().value();
        }
    }

    Path config() {
        return folder.resolve("server.yaml");
    }

    /// Writes `server.yaml` with these repositories.
    void declare(String... names) throws IOException {
        StringBuilder text = new StringBuilder(settings());
        for (String name : names) {
            text.append(
                    "  - {name: %1$s, provider: github, url: %2$s/%1$s, secretFiles: [secret], project: shop}\n"
                            .formatted(name, git.url()));
        }
        Files.writeString(config(), text);
    }

    private String settings() {
        return """
        apiVersion: sailplan.dev/v1
        kind: Server
        use: dev # reads Git over http
        kafka: {bootstrap: ["%s"], replicas: 1}
        keys:
          planSigning: keys/planner.key
          fingerprintMaster: keys/fingerprints.key
          planSigners: [{file: keys/planner.key.pub, projects: [shop]}]
        gateway: {port: %d}
        planner: {poll: 1h}
        clusters:
          - name: prod
            kubeconfig: kubeconfig
            keys:
              identity: keys/prod-identity.key
              sealing: [keys/prod-sealing.key]
              fingerprints: keys/prod-fingerprints.key
              identities: [keys/prod-identity.key.pub]
        projects:
          - name: shop
            destinations: [{cluster: prod, namespaces: ["*"], clusterKinds: [Namespace]}]
            approval: {pullRequest: none}
        repositories:
        """
                .formatted(kafka.bootstrapServers(), port);
    }

    /// Commits one application with one ConfigMap and one Secret, and tells the gateway as a Git host does.
    ///
    /// @return why the gateway did not take it
    Optional<String> push(String name, String colour) throws InterruptedException {
        RepositoryName repository = new RepositoryName(name);
        if (!repositories.exists(repository)) {
            repositories.create(repository);
        }
        CommitId commit =
                repositories.commit(repository, files(name, colour), colour, Instant.now());
        Webhook webhook =
                new Webhook(
                        URI.create("http://127.0.0.1:" + port + "/hooks/"),
                        git.url(),
                        SECRET,
                        () -> UUID.randomUUID().toString());
        return webhook.send(
                new Push(
                        repository, RefName.branch("main"), Optional.empty(), Optional.of(commit)));
    }

    private static Map<String, String> files(String name, String colour) {
        return Map.of(
                "sailplan.yaml",
                """
                apiVersion: sailplan.dev/v1
                kind: Applications
                applications:
                  - name: %1$s
                    plain: {path: app}
                    destination: {cluster: prod, namespace: service-%1$s, createNamespace: true}
                """
                        .formatted(name),
                "app/objects.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: web}
                data: {colour: %1$s}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: web}
                stringData: {password: secret-%1$s}
                """
                        .formatted(colour));
    }

    /// What the cluster has of a repository's application.
    static String colour(String name) {
        return LocalKube.shared()
                .kubectl(
                        "-n",
                        "service-" + name,
                        "get",
                        "configmap",
                        "web",
                        "-o",
                        "jsonpath={.data.colour}")
                .out();
    }

    @Override
    public void close() {
        git.close();
        kafka.close();
    }
}
