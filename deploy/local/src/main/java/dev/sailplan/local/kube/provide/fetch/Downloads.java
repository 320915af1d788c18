package dev.sailplan.local.kube.provide.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// Fetches files over HTTP and lets nothing through whose SHA-256 is not the published one.
final class Downloads {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PAGE = Duration.ofSeconds(15);
    private static final Duration FILE = Duration.ofMinutes(10);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    /// A short text.
    String text(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(PAGE).build();
        return send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /// Writes the body to the file, which is deleted again when its digest is another.
    void file(URI address, String sha256, Path target) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(FILE).build();
        send(request, HttpResponse.BodyHandlers.ofFile(target));
        var actual = sha256(target);
        if (!actual.equalsIgnoreCase(sha256)) {
            Files.delete(target);
            throw new IOException(
                    "refused: its SHA-256 is %s, published is %s".formatted(actual, sha256));
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            var answer = client.send(request, handler);
            if (answer.statusCode() != 200) {
                throw new IOException("answered " + answer.statusCode());
            }
            return answer;
        } catch (HttpConnectTimeoutException e) {
            throw new IOException("no connection within %d s".formatted(CONNECT.toSeconds()), e);
        } catch (java.net.ConnectException e) {
            // Its own message is empty when the name is unknown.
            throw new IOException("no connection to " + request.uri().getHost(), e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
