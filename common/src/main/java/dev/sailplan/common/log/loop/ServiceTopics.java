package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.port.Ports;
import dev.sailplan.common.log.port.TopicCheck;
import dev.sailplan.common.log.port.TopicSpec;
import dev.sailplan.common.log.signs.Backoff;
import dev.sailplan.common.log.signs.Troubles;
import java.util.Collection;
import java.util.List;

/// Verifies that a service's topics lose and misplace no record, before it reads or writes any.
///
/// A topic on which records would be lost or misplaced stops the service before its first record: what is lost shows
/// only when it is needed. A missing topic stops nobody, since it has lost nothing: what goes there waits until it is
/// made, as with one that goes missing later. Nor does one whose settings may not be read: a right that is missing for
/// one cluster's topic holds up no other cluster. Nor does a setting that the broker has not, which is told: whether it
/// loses no record all the same is for those to know who chose it.
public final class ServiceTopics {
    private final String service;
    private final List<TopicSpec> topics;
    private final Troubles troubles;

    public ServiceTopics(String service, Collection<TopicSpec> topics) {
        this.service = service;
        this.topics = List.copyOf(topics);
        this.troubles = new Troubles(service);
    }

    /// Returns once the topics were looked at; until then a log that can't be asked is asked again.
    ///
    /// @throws LogFailure.Broken with a line for each fault of each topic
    public void verify(Ports ports) {
        TopicCheck check = asked(ports);
        if (!check.faults().isEmpty()) {
            throw new LogFailure.Broken(
                    service
                            + " does not start, since its topics would lose or misplace records."
                            + " Change what is said here and start it again (`sailplan topics"
                            + " --verify` says whether all is well):\n"
                            + String.join("\n", check.faults()));
        }
        if (!check.missing().isEmpty()) {
            troubles.missing(check.missing());
        }
        if (!check.unread().isEmpty()) {
            troubles.unread(check.unread());
        }
        check.unreported().forEach(troubles::unreported);
    }

    private TopicCheck asked(Ports ports) {
        for (int failures = 1; ; failures++) {
            try {
                return ports.log().check(topics);
            } catch (LogFailure e) {
                troubles.report("the topics can't be verified yet, so nothing is begun", e);
                boolean _ = ports.threads().signal().await(Backoff.OF_LOG.after(failures));
            }
        }
    }
}
