package dev.sailplan.deploy.e2e;

import dev.sailplan.common.domain.id.RepositoryName;
import dev.sailplan.deploy.dev.git.HubSignature;
import dev.sailplan.gateway.Gateway;
import dev.sailplan.gateway.GatewaySettings;
import dev.sailplan.gateway.intake.HookSource;
import dev.sailplan.gateway.intake.IntakeLimits;
import dev.sailplan.gateway.intake.KafkaAddress;
import dev.sailplan.gateway.intake.Listener;
import dev.sailplan.gateway.intake.Sources;
import dev.sailplan.gateway.intake.hook.Place;
import dev.sailplan.gateway.intake.hook.Provider;
import dev.sailplan.gateway.intake.hook.Source;
import dev.sailplan.gateway.intake.proof.Credentials;
import dev.sailplan.gateway.intake.proof.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A Git host that sends one webhook after the other over several connections, and remembers what it was answered.
final class Hooks implements AutoCloseable {
    private static final String SECRET = "a test's own secret";
    private static final RepositoryName REPOSITORY = new RepositoryName("shop");
    private static final IntakeLimits.Rate UNHURRIED = new IntakeLimits.Rate(1e6, 1_000_000);
    private static final String BODY =
            """
            {"ref":"refs/heads/main","before":"%s","after":"%s","created":false,"deleted":false,
             "forced":false,"repository":{"id":1,"name":"shop","full_name":"acme/shop",
             "clone_url":"https://git.example.com/acme/shop.git","default_branch":"main"},
             "sender":{"login":"sailor","id":1}}
            """
                    .formatted("1".repeat(40), "2".repeat(40));

    final Set<String> accepted = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Set<String> oddities = ConcurrentHashMap.newKeySet();
    private final Gateway gateway;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Thread> senders = new ArrayList<>();

    Hooks(String broker) {
        IntakeLimits usual = IntakeLimits.DEFAULTS;
        gateway =
                Gateway.start(
                        new GatewaySettings(
                                Listener.LOOPBACK,
                                new KafkaAddress(broker, Map.of(), 1),
                                Hooks::sources,
                                new IntakeLimits(
                                        usual.bodies(),
                                        usual.times(),
                                        UNHURRIED,
                                        usual.traffic())));
    }

    private static Sources sources() {
        Place place = Place.of("https://git.example.com/acme/shop.git").orElseThrow();
        return Sources.of(
                List.of(
                        new HookSource(
                                new Source(REPOSITORY, Provider.GITHUB, place),
                                new Credentials.HubSecrets(List.of(Secret.of(SECRET))))));
    }

    /// The id of the event that a delivery becomes.
    static String eventId(String delivery) {
        return REPOSITORY + ":" + delivery;
    }

    void stream(int connections) {
        IntStream.range(0, connections)
                .forEach(n ->
                        senders.add(
                                Thread.ofVirtual()
                                        .start(() -> {
                                            while (!enough.get()) {
                                                send();
                                            }
                                        })));
    }

    void endStream() throws InterruptedException {
        enough.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
    }

    /// Sends one more; what it was answered.
    int send() {
        String delivery = "delivery-" + numbers.incrementAndGet();
        try {
            HttpResponse<Void> answer =
                    http.send(request(delivery), HttpResponse.BodyHandlers.discarding());
            note(delivery, answer);
            return answer.statusCode();
        } catch (IOException e) {
            oddities.add(delivery + ": " + e);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void note(String delivery, HttpResponse<Void> answer) {
        boolean patient = answer.headers().firstValue("retry-after").isPresent();
        if (answer.statusCode() == 202) {
            accepted.add(delivery);
        } else if (answer.statusCode() == 503 && patient) {
            refused.add(delivery);
        } else {
            oddities.add(delivery + ": " + answer.statusCode() + " " + answer.headers().map());
        }
    }

    int ready() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address("/readyz")).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest request(String delivery) {
        return HttpRequest.newBuilder(address("/hooks/" + REPOSITORY))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitHub-Hookshot/test")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", delivery)
                .header(
                        HubSignature.HEADER,
                        HubSignature.of(SECRET, BODY.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + gateway.port() + path);
    }

    Optional<String> firstOddity() {
        return oddities.stream().findFirst();
    }

    @Override
    public void close() {
        enough.set(true);
        gateway.close();
        http.close();
    }
}
