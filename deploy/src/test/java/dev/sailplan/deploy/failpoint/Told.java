package dev.sailplan.deploy.failpoint;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.id.CommitId;
import dev.sailplan.common.domain.id.EventId;
import dev.sailplan.common.domain.id.Generation;
import dev.sailplan.common.domain.outcome.Outcome;
import dev.sailplan.common.domain.plan.Decision;
import dev.sailplan.common.domain.plan.Release;
import dev.sailplan.common.feed.Assembly;
import dev.sailplan.common.feed.Entry;
import dev.sailplan.common.feed.TopicFeed;
import dev.sailplan.common.log.kafka.KafkaLog;
import dev.sailplan.common.wire.Topics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// All that the services told on the log.
final class Told implements AutoCloseable {
    private final KafkaLog log;
    private final ExecutorService reading;
    private final List<Object> records = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    Told(Installation installation) {
        log = new KafkaLog(installation.connection());
        List<String> topics =
                List.of(
                        Topics.DECISIONS,
                        Topics.plans(Installation.CLUSTER),
                        Topics.outcomes(Installation.CLUSTER));
        reading = Executors.newSingleThreadExecutor();
        reading.execute(() ->
                new TopicFeed(log, new Assembly())
                        .replayAndFollow(topics, this::note, () -> closing));
    }

    private void note(Entry entry) {
        records.add(entry.record());
    }

    List<Decision.Last> lastWords(EventId event) {
        return all(Decision.Last.class).filter(it -> it.event().equals(event)).toList();
    }

    List<Generation> releases(ApplicationKey application, CommitId commit) {
        return all(Release.class)
                .filter(it -> it.subject().application().equals(application))
                .filter(it -> it.subject().commit().equals(commit))
                .map(Release::generation)
                .toList();
    }

    /// How the attempts at a generation ended.
    List<Outcome.Settled> ends(ApplicationKey application, Generation generation) {
        return all(Outcome.Settled.class)
                .filter(it -> it.subject().application().equals(application))
                .filter(it -> it.attempt().generation().equals(generation))
                .toList();
    }

    List<Outcome.Started> starts(ApplicationKey application, Generation generation) {
        return all(Outcome.Started.class)
                .filter(it -> it.subject().application().equals(application))
                .filter(it -> it.attempt().generation().equals(generation))
                .toList();
    }

    private <T> Stream<T> all(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() {
        closing = true;
        reading.close();
        log.close();
    }
}
