package dev.sailplan.tools.bench.stand;

import dev.sailplan.applier.cluster.ClusterAccess;
import dev.sailplan.common.command.CommandFailed;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import dev.sailplan.common.wire.json.JsonCodec;
import dev.sailplan.tools.bench.fleet.FleetCopy;
import dev.sailplan.tools.bench.measure.ApiCounters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Applies server-side with nothing around it: a request for each object, so many at a time, answers unread.
public final class BareClient implements AutoCloseable {
    /// As many as the applier has in flight.
    public static final int AT_ONCE = 32;

    private final ClusterAccess access;
    private final HttpClient http;

    public BareClient(ClusterAccess access) {
        this.access = access;
        this.http = HttpClient.newBuilder().sslContext(trusting(access)).build();
    }

    /// Throws [CommandFailed] unless each of them was created.
    public void create(List<FleetCopy.Manifest> manifests) throws InterruptedException {
        Queue<FleetCopy.Manifest> open = new ConcurrentLinkedQueue<>(manifests);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(senders.submit(() -> sendAll(open)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new CommandFailed("the bare client failed: " + e.getCause());
        }
    }

    private Void sendAll(Queue<FleetCopy.Manifest> open) throws IOException, InterruptedException {
        for (var next = open.poll(); next != null; next = open.poll()) {
            HttpRequest request =
                    request(next.path() + "?fieldManager=bare&fieldValidation=Strict")
                            .header("Content-Type", "application/apply-patch+yaml")
                            .method("PATCH", BodyPublishers.ofString(next.text()))
                            .build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 201) {
                throw new CommandFailed("PATCH " + next.path() + " was answered " + status);
            }
        }
        return null;
    }

    /// How many objects a collection has.
    public long count(String collection) throws InterruptedException {
        try {
            HttpResponse<byte[]> response =
                    http.send(request(collection + "?limit=1").build(), BodyHandlers.ofByteArray());
            JsonObject list = new JsonCodec().object(response.body());
            return list.array("items").size() + remaining(list);
        } catch (IOException e) {
            throw new CommandFailed("could not count " + collection + ": " + e.getMessage());
        }
    }

    /// What the server has counted so far.
    public ApiCounters counters() throws InterruptedException {
        try {
            return ApiCounters.parse(
                    http.send(request("/metrics").build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new CommandFailed("could not read the API server's counters: " + e.getMessage());
        }
    }

    /// Hears of every object of a collection as it is and as it changes, until the server ends that.
    public void watch(String collection, Consumer<JsonObject> saw) {
        try (Stream<String> lines =
                http.send(request(collection + "?watch=1").build(), BodyHandlers.ofLines())
                        .body()) {
            lines.map(line -> new JsonCodec().object(line))
                    .forEach(event -> saw.accept(event.object("object")));
        } catch (IOException | UncheckedIOException _) {
            // It ends like this as well.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends at once, also what is under way.
    public void end() {
        http.shutdownNow();
    }

    private static long remaining(JsonObject list) {
        return list.object("metadata").get("remainingItemCount").orElse(null)
                        instanceof JsonNumber(var number)
                ? number.longValue()
                : 0;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(access.server() + path))
                .header("Authorization", "Bearer " + access.token().orElseThrow());
    }

    private static SSLContext trusting(ClusterAccess access) {
        try {
            byte[] pem =
                    Base64.getMimeDecoder().decode(access.certificateAuthority().orElseThrow());
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem))) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new CommandFailed("the kubeconfig's authority can't be used: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
