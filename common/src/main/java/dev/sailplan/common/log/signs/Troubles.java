package dev.sailplan.common.log.signs;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports what went wrong, to the log file and to [dev.sailplan.common.log.LoopHealth].
public final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private final String service;
    private final AtomicReference<Optional<String>> last = new AtomicReference<>(Optional.empty());

    public Troubles(String service) {
        this.service = service;
    }

    /// Tells of a cause no more than its [RedactedThrowable].
    public void report(String what, Throwable cause) {
        last.set(Optional.of(what + ": " + RedactedThrowable.words(cause)));
        LOG.atWarn()
                .addKeyValue("service", service)
                .setCause(RedactedThrowable.of(cause))
                .log(what);
    }

    public void buried(Inbound record, String error) {
        LOG.atWarn()
                .addKeyValue("service", service)
                .addKeyValue("record", record.from() + "/" + record.offset())
                .addKeyValue("error", error)
                .log("record sent to dead letters");
    }

    public void quarantined(Inbound record, String error, int attempts) {
        LOG.atError()
                .addKeyValue("service", service)
                .addKeyValue("record", record.from() + "/" + record.offset())
                .addKeyValue("key", record.key())
                .addKeyValue("error", error)
                .addKeyValue("attempts", attempts)
                .log(
                        "record given up and put in quarantine; sailplan quarantine release runs it"
                                + " again, drop closes its letter");
    }

    /// What nobody can read any more is passed over, but not without a word.
    public void expired(TopicPartition source, long from, long to) {
        LOG.atError()
                .addKeyValue("service", service)
                .addKeyValue("partition", source)
                .addKeyValue("from", from)
                .addKeyValue("before", to)
                .log(
                        "records expired before they were read; what they asked for was not done,"
                                + " compare the topic's retention.ms with how long the service was"
                                + " away");
    }

    public void missing(List<String> topics) {
        LOG.atWarn()
                .addKeyValue("service", service)
                .addKeyValue("topics", topics)
                .log("topics are missing; what goes there waits, sailplan topics creates them");
    }

    public void unread(List<String> topics) {
        LOG.atWarn()
                .addKeyValue("service", service)
                .addKeyValue("topics", topics)
                .log(
                        "topics are not verified, since their settings may not be read: grant"
                                + " Describe and DescribeConfigs on them");
    }

    public void unreported(String setting) {
        LOG.atWarn().addKeyValue("service", service).log(TopicCheck.words(setting));
    }

    public void resting(String lane, String task, Duration time) {
        LOG.atError()
                .addKeyValue("service", service)
                .addKeyValue("lane", lane)
                .addKeyValue("task", task)
                .addKeyValue("rests", time)
                .log("task fails each time and is put off");
    }

    /// The present state of things is good again.
    public void over() {
        last.set(Optional.empty());
    }

    public Optional<String> last() {
        return last.get();
    }
}
