package dev.sailplan.local.kube;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Asks the API server simple questions, trusting only the certificate it wrote.
record ApiProbe(URI server, Credentials credentials) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// The body of a 200 answer, or empty while there is none.
    Optional<String> get(String path) throws InterruptedException {
        if (!Files.exists(credentials.certificate())) {
            return Optional.empty();
        }
        try (var client = client()) {
            var request =
                    HttpRequest.newBuilder(server.resolve(path))
                            .header("Authorization", "Bearer " + credentials.token())
                            .timeout(PATIENCE)
                            .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private HttpClient client() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust(credentials.certificate()).getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build();
    }

    private static TrustManagerFactory trust(Path file)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
        int number = 0;
        for (var certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
