package dev.sailplan.applier.testing;

import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.applier.cluster.fabric.FabricCluster;
import dev.sailplan.applier.cluster.fabric.Kubeconfig;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.local.testing.LocalKube;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The real API server of the tests, and others who write there.
public final class TestApiServer {
    private TestApiServer() {}

    public static FabricCluster cluster() {
        return FabricCluster.at(admin());
    }

    /// Somebody else, who writes with the same client under another name.
    public static FabricCluster cluster(String manager) {
        return FabricCluster.at(admin(), manager);
    }

    public static ClusterAccess admin() {
        return Kubeconfig.read(LocalKube.shared().kubeconfig(), Optional.empty());
    }

    /// The same server with another token.
    public static ClusterAccess access(String token) {
        ClusterAccess admin = admin();
        return new ClusterAccess(
                admin.server(),
                admin.certificateAuthority(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(token));
    }

    /// The token of somebody without any rights.
    public static String nobody() {
        return LocalKube.shared().kubectl("create", "token", "default").orThrow().strip();
    }

    /// Server-side apply by somebody else.
    public static void applyAs(String manager, JsonObject manifest) {
        LocalKube.shared()
                .kubectlReading(
                        manifest.canonical(),
                        "apply",
                        "--server-side",
                        "--force-conflicts",
                        "--field-manager=" + manager,
                        "-f",
                        "-")
                .orThrow();
    }

    /// The events of a watch from now on, as lines of JSON.
    public static List<String> watch(String path) {
        List<String> events = new CopyOnWriteArrayList<>();
        String version = LocalKube.shared().kubectl("get", "--raw", path + "?limit=1").orThrow();
        String from = version.replaceAll("(?s)^.*?\"resourceVersion\":\"(\\d+)\".*$", "$1");
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        admin().server().replaceAll("/$", "")
                                                + path
                                                + "?watch=1&resourceVersion="
                                                + from))
                        .header("Authorization", "Bearer " + admin().token().orElseThrow())
                        .build();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        client.send(request, HttpResponse.BodyHandlers.ofLines())
                                .body()
                                .forEach(events::add);
                    } catch (IOException | InterruptedException e) {
                        events.add("broken: " + e);
                    }
                });
        return events;
    }

    private static SSLContext trusting() {
        try {
            byte[] pem = Base64.getDecoder().decode(admin().certificateAuthority().orElseThrow());
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "api",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem)));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
