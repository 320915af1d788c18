package dev.sailplan.applier.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sailplan.common.domain.json.Json;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An admission webhook that the real API server asks, by TLS and with a certificate of its own.
public final class TestWebhook implements AutoCloseable {
    private static final String PASSWORD = "changeit";
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final KeyStore keys;
    private final HttpsServer server;

    private TestWebhook(Path folder, UnaryOperator<JsonObject> answer) {
        try {
            this.keys = keys(folder);
            this.server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, answer));
            server.start();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// It takes every request and answers none.
    public static TestWebhook sleeping(Path folder) {
        return new TestWebhook(folder, _ -> JsonObject.EMPTY);
    }

    /// It denies, in words made of the object that it is asked about.
    public static TestWebhook denying(Path folder, UnaryOperator<JsonObject> status) {
        return new TestWebhook(
                folder,
                object ->
                        JsonObject.EMPTY
                                .with("allowed", Json.bool(false))
                                .with("status", status.apply(object)));
    }

    /// Its registration for ConfigMaps and Secrets that are labelled with its name.
    public JsonObject registration(String name, int seconds, String sideEffects) {
        return Manifests.yaml(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: %1$s}
                webhooks:
                  - name: %1$s.example.com
                    admissionReviewVersions: [v1]
                    sideEffects: %2$s
                    timeoutSeconds: %3$d
                    failurePolicy: Fail
                    clientConfig: {url: "https://127.0.0.1:%4$d/", caBundle: "%5$s"}
                    objectSelector: {matchLabels: {webhook: %1$s}}
                    rules: [{apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps, secrets]}]
                """
                        .formatted(
                                name,
                                sideEffects,
                                seconds,
                                server.getAddress().getPort(),
                                authority()));
    }

    /// Where it listens.
    public String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The authority of its certificate, which is its own: PEM in Base64.
    public String authority() {
        try {
            String der =
                    Base64.getEncoder().encodeToString(keys.getCertificate("hook").getEncoded());
            String pem = "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n";
            return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, UnaryOperator<JsonObject> answer)
            throws IOException {
        JsonObject request =
                Manifests.yaml(
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .object("request");
        JsonObject response = answer.apply(request.object("object"));
        if (response.equals(JsonObject.EMPTY)) {
            awaitEnd();
            exchange.close();
            return;
        }
        JsonObject review =
                JsonObject.EMPTY
                        .with("apiVersion", Json.text("admission.k8s.io/v1"))
                        .with("kind", Json.text("AdmissionReview"))
                        .with(
                                "response",
                                response.with("uid", Json.text(request.text("uid").orElse(""))));
        byte[] body = review.canonical().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The JDK makes certificates only by its `keytool`.
    private static KeyStore keys(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("webhook.p12");
        Process keytool =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        "hook",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=webhook",
                                        "-ext",
                                        "san=ip:127.0.0.1",
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        file.toString(),
                                        "-storepass",
                                        PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool made no key: " + said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext tls(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
