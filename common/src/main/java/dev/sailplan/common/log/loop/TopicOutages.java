package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.lane.PendingCommit;
import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.signs.Backoff;
import dev.sailplan.common.log.signs.Troubles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Tracks topics that can't be written. What goes to them is refused before it reaches the log, so that a topic which
/// is missing costs everybody else one wait and not one at every turn.
final class TopicOutages {
    private final Ports ports;
    private final Troubles troubles;
    private final Map<String, Outage> outages = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /// @param until when the log is asked about the topic; while it is asked there is no such time
    private record Outage(LogFailure.Unwritable failure, Optional<Instant> until) {
        private boolean isDue(Instant now) {
            return until.filter(time -> !time.isAfter(now)).isPresent();
        }
    }

    TopicOutages(Ports ports, Troubles troubles) {
        this.ports = ports;
        this.troubles = troubles;
    }

    void begin(LogFailure.Unwritable failure) {
        troubles.report(failure.getMessage() + "; only what goes there waits", failure);
        failures.merge(failure.topic(), 1, Integer::sum);
        rest(failure);
    }

    private void rest(LogFailure.Unwritable failure) {
        int times = failures.getOrDefault(failure.topic(), 1);
        Instant until = ports.time().instant().plus(Backoff.OF_TOPIC.after(times));
        outages.put(failure.topic(), new Outage(failure, Optional.of(until)));
    }

    /// Refuses the steps that can't be written, and gives the others.
    List<PendingCommit> writable(List<PendingCommit> steps) {
        return outages.isEmpty() ? steps : steps.stream().filter(this::isWritable).toList();
    }

    private boolean isWritable(PendingCommit step) {
        Optional<Outage> outage =
                step.records().stream()
                        .flatMap(it -> Optional.ofNullable(outages.get(it.topic())).stream())
                        .findFirst();
        outage.ifPresent(it -> step.refused(it.failure()));
        return outage.isEmpty();
    }

    /// These have been written: a topic among them is well.
    void written(Collection<PendingCommit> steps) {
        if (!failures.isEmpty()) {
            steps.stream()
                    .flatMap(it -> it.records().stream())
                    .forEach(it -> failures.remove(it.topic()));
        }
    }

    /// Asks the log, on a thread of its own, about each topic whose time has come. Whoever finds it there may still
    /// not be allowed to write it: then the next to try is refused at once.
    void look(Instant now) {
        new TreeMap<>(outages)
                .forEach((topic, outage) -> {
                    if (outage.isDue(now)) {
                        outages.put(topic, new Outage(outage.failure(), Optional.empty()));
                        ports.threads().start("topic " + topic, () -> ask(outage.failure()));
                    }
                });
    }

    private void ask(LogFailure.Unwritable failure) {
        try {
            var _ = ports.log().describe(failure.topic());
            outages.remove(failure.topic());
        } catch (RuntimeException _) {
            failures.merge(failure.topic(), 1, Integer::sum);
            rest(failure);
        }
    }

    /// What people are told as long as there is such a topic.
    Optional<String> words() {
        return outages.values().stream()
                .map(it -> String.valueOf(it.failure().getMessage()))
                .findFirst();
    }
}
