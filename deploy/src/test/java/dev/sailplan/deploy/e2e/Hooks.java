package dev.sailplan.deploy.e2e;

import dev.sailplan.deploy.dev.git.HubSignature;
import dev.sailplan.gateway.Gateway;
import dev.sailplan.gateway.events.KafkaAddress;
import dev.sailplan.gateway.limits.IntakeLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A Git host that sends one webhook after the other over several connections, and remembers what it was answered.
final class Hooks implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final int NOWHERE = 0;
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
    final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private volatile int port;
    private final Optional<Gateway> own;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger numbers = new AtomicInteger();
    private final String name = "delivery-" + UUID.randomUUID() + "-";
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Thread> senders = new ArrayList<>();

    private Hooks(int port, Optional<Gateway> own) {
        this.port = port;
        this.own = own;
    }

    /// To a gateway that is started for it.
    static Hooks of(String broker) {
        return of(broker, IntakeLimits.DEFAULTS.traffic().unacknowledged());
    }

    static Hooks of(KafkaAddress kafka) {
        Gateway gateway =
                HooksGateway.start(kafka, IntakeLimits.DEFAULTS.traffic().unacknowledged());
        return new Hooks(gateway.port(), Optional.of(gateway));
    }

    /// @param unacknowledged how many events may wait for the broker at once
    static Hooks of(String broker, int unacknowledged) {
        Gateway gateway = HooksGateway.start(broker, unacknowledged);
        return new Hooks(gateway.port(), Optional.of(gateway));
    }

    /// To gateways that others start.
    static Hooks toOthers() {
        return new Hooks(NOWHERE, Optional.empty());
    }

    /// Sends whatever comes to the gateway that listens there.
    void sendTo(int gateway) {
        port = gateway;
    }

    /// Sends nothing for now. Nobody should knock at a port where nobody listens: on loopback a connection may meet
    /// itself there, and keeps the port.
    void pause() {
        port = NOWHERE;
    }

    /// The id of the event that a delivery becomes.
    static String eventId(String delivery) {
        return HooksGateway.REPOSITORY + ":" + delivery;
    }

    void stream(int connections) {
        stream(connections, Duration.ZERO);
    }

    /// @param pause of each connection between one webhook and the next
    void stream(int connections, Duration pause) {
        IntStream.range(0, connections)
                .forEach(n ->
                        senders.add(
                                Thread.ofVirtual()
                                        .start(() -> {
                                            while (!enough.get()) {
                                                sendOrWait();
                                                LockSupport.parkNanos(pause.toNanos());
                                            }
                                        })));
    }

    void endStream() throws InterruptedException {
        enough.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private void sendOrWait() {
        if (port == NOWHERE) {
            LockSupport.parkNanos(MOMENT.toNanos());
        } else {
            var _ = send();
        }
    }

    /// Sends one more; what it was answered.
    int send() {
        String delivery = name + numbers.incrementAndGet();
        try {
            HttpResponse<Void> answer =
                    http.send(request(delivery), HttpResponse.BodyHandlers.discarding());
            note(delivery, answer);
            return answer.statusCode();
        } catch (IOException e) {
            unanswered.add(delivery + ": " + e);
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
        return HttpRequest.newBuilder(address("/hooks/" + HooksGateway.REPOSITORY))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitHub-Hookshot/test")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", delivery)
                .header(
                        HubSignature.HEADER,
                        HubSignature.of(HooksGateway.SECRET, BODY.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Optional<String> firstOddity() {
        return Stream.concat(oddities.stream(), unanswered.stream()).findFirst();
    }

    @Override
    public void close() {
        enough.set(true);
        own.ifPresent(Gateway::close);
        http.close();
    }
}
