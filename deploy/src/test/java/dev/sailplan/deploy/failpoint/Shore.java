package dev.sailplan.deploy.failpoint;

import static org.awaitility.Awaitility.await;

import dev.sailplan.common.domain.event.Actor;
import dev.sailplan.common.domain.event.Event;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.RefName;
import dev.sailplan.common.log.kafka.KafkaTopics;
import dev.sailplan.common.log.port.Outbound;
import dev.sailplan.common.log.port.Payload;
import dev.sailplan.common.wire.Records;
import dev.sailplan.common.wire.Topics;
import dev.sailplan.deploy.dev.git.GitHost;
import dev.sailplan.deploy.dev.git.Journal;
import dev.sailplan.deploy.dev.git.Repositories;
import dev.sailplan.deploy.dev.git.Webhook;
import dev.sailplan.local.kafka.EmbeddedKafka;
import dev.sailplan.local.testing.LocalKube;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What stays while the services come and go: a broker, a cluster and a repository, and who looks on.
final class Shore implements AutoCloseable {
    private final Installation installation;
    private final EmbeddedKafka kafka;
    private final GitHost git;
    private final KafkaProducer<String, byte[]> producer;
    private final Commits commits;
    private final Told told;
    private final List<Watch> watches;
    private int commit = -1;

    /// A commit and the event that told of it.
    record Pushed(int n, CommitId commit, EventId event) {}

    Shore(Path folder) throws IOException {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        Repositories repositories = new Repositories(folder.resolve("git"));
        git = GitHost.start(0, repositories, unheard());
        installation = new Installation(folder, kafka.bootstrapServers(), git.url());
        Files.copy(LocalKube.shared().kubeconfig(), installation.kubeconfig());
        try (KafkaTopics topics = new KafkaTopics(installation.connection())) {
            topics.create(Topics.all(List.of(Installation.CLUSTER)), 1);
        }
        var _ = installation.settings();
        producer =
                new KafkaProducer<>(
                        Map.copyOf(installation.connection().properties()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        commits = new Commits(repositories);
        told = new Told(installation);
        watches =
                Stream.of("configmap", "secret", "job")
                        .map(it -> Watch.of(it, Commits.NAMESPACE, folder))
                        .toList();
    }

    /// Nobody pushes to it: commits are made on its disk.
    private static GitHost.PushHandling unheard() {
        Supplier<Webhook> none =
                () -> {
                    throw new IllegalStateException("a push");
                };
        return new GitHost.PushHandling(none, new Journal(System::nanoTime), false);
    }

    Installation installation() {
        return installation;
    }

    Told told() {
        return told;
    }

    /// The next commit is in the repository, and its event on the log.
    Pushed push() {
        int n = ++commit;
        CommitId id = commits.make(n);
        EventId event = new EventId("push-" + n);
        Event pushed =
                new Event.Pushed(
                        event,
                        Installation.REPOSITORY,
                        RefName.branch("main"),
                        Optional.empty(),
                        Optional.of(id),
                        Actor.NOBODY,
                        Instant.now());
        send(new Records(URI.create("/gateway/it"), Optional.empty()).event(pushed));
        return new Pushed(n, id, event);
    }

    private void send(Outbound record) {
        ProducerRecord<String, byte[]> out =
                new ProducerRecord<>(
                        record.topic(),
                        record.key(),
                        record.value().map(Payload::bytes).orElseThrow());
        record.headers()
                .forEach((k, v) -> out.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(out);
        producer.flush();
    }

    /// Everything of the push has ended, as far as the log tells.
    void awaitEnd(Pushed push) {
        await("the end of commit " + push.n())
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isEnded(push));
    }

    boolean isEnded(Pushed push) {
        return !told.lastWords(push.event()).isEmpty()
                && Commits.released(push.n()).stream()
                        .allMatch(application ->
                                told.releases(application, push.commit()).stream()
                                        .anyMatch(it -> !told.ends(application, it).isEmpty()));
    }

    /// All that was seen of our writes until now.
    List<String> seen() {
        return watches.stream().flatMap(it -> it.seen().stream()).toList();
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
        told.close();
        git.close();
        producer.close();
        kafka.close();
    }
}
