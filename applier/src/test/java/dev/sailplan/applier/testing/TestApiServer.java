package dev.sailplan.applier.testing;

import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.applier.cluster.FabricCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/// One etcd and one kube-apiserver for all tests of this JVM.
public final class TestApiServer {
    private static final class Holder {
        static final TestApiServer ONLY = new TestApiServer();
    }

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final int port = freePort();

    private TestApiServer() {
        try {
            folder = Files.createTempDirectory("sailplan-api");
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FabricCluster cluster = cluster();
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !cluster.kinds().isEmpty());
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !cluster.uid().value().isEmpty());
    }

    public static TestApiServer running() {
        return Holder.ONLY;
    }

    public FabricCluster cluster() {
        return FabricCluster.at(access("tok-admin"));
    }

    public ClusterAccess access(String token) {
        try {
            String ca =
                    Base64.getEncoder()
                            .encodeToString(
                                    Files.readAllBytes(folder.resolve("certs/apiserver.crt")));
            return new ClusterAccess(
                    "https://127.0.0.1:" + port,
                    Optional.of(ca),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Server-side apply by somebody else, past our own client.
    public void patch(String pathAndQuery, dev.sailplan.common.domain.json.Json.JsonObject body) {
        send("PATCH", pathAndQuery, "application/apply-patch+yaml", body.canonical());
    }

    public String send(String method, String pathAndQuery, String contentType, String body) {
        try (var client = java.net.http.HttpClient.newBuilder().sslContext(trusting()).build()) {
            var request =
                    java.net.http.HttpRequest.newBuilder(
                                    java.net.URI.create("https://127.0.0.1:" + port + pathAndQuery))
                            .header("Authorization", "Bearer tok-admin")
                            .header("Content-Type", contentType)
                            .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private javax.net.ssl.SSLContext trusting() {
        try (var in = Files.newInputStream(folder.resolve("certs/apiserver.crt"))) {
            var store = java.security.KeyStore.getInstance(java.security.KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "api",
                    java.security.cert.CertificateFactory.getInstance("X.509")
                            .generateCertificate(in));
            var trust =
                    javax.net.ssl.TrustManagerFactory.getInstance(
                            javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = javax.net.ssl.SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() throws IOException {
        Path key = folder.resolve("sa.key");
        Files.writeString(key, privateKey());
        Files.writeString(
                folder.resolve("tokens.csv"),
                "tok-admin,admin,1,\"system:masters\"\ntok-nobody,nobody,2\n");
        int etcd = freePort();
        String etcdUrl = "http://127.0.0.1:" + etcd;
        String peer = "http://127.0.0.1:" + freePort();
        run(
                "etcd",
                "--data-dir",
                folder + "/etcd",
                "--unsafe-no-fsync",
                "--listen-client-urls",
                etcdUrl,
                "--advertise-client-urls",
                etcdUrl,
                "--listen-peer-urls",
                peer,
                "--initial-advertise-peer-urls",
                peer,
                "--initial-cluster",
                "default=" + peer);
        run(
                "kube-apiserver",
                "--etcd-servers",
                etcdUrl,
                "--secure-port",
                "" + port,
                "--bind-address=127.0.0.1",
                "--endpoint-reconciler-type=none",
                "--cert-dir",
                folder + "/certs",
                "--service-cluster-ip-range=10.0.0.0/24",
                "--service-account-issuer",
                "https://kubernetes.default.svc",
                "--service-account-key-file",
                key.toString(),
                "--service-account-signing-key-file",
                key.toString(),
                "--authorization-mode=RBAC",
                "--allow-privileged=true",
                "--token-auth-file",
                folder + "/tokens.csv",
                "--disable-admission-plugins=ServiceAccount");
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> Files.exists(folder.resolve("certs/apiserver.crt")));
    }

    private static String privateKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String name, String... arguments) throws IOException {
        String assets =
                Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS"))
                        .orElseThrow(() -> new IllegalStateException("set KUBEBUILDER_ASSETS"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(assets, name).toString());
        command.addAll(List.of(arguments));
        processes.add(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start());
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        processes.reversed().forEach(Process::destroyForcibly);
    }
}
