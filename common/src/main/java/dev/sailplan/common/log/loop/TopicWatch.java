package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.port.LogFailure;
import dev.sailplan.common.log.state.TopicIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Notices that a topic was created anew under a running loop. The log itself reads and writes on as if nothing
/// had happened.
final class TopicWatch {
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(10);
    private final Loop.Parts parts;
    private final TopicIds topics;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicReference<Optional<String>> changed =
            new AtomicReference<>(Optional.empty());
    private volatile boolean blind;
    private Instant next;

    TopicWatch(Loop.Parts parts, TopicIds topics) {
        this.parts = parts;
        this.topics = topics;
        this.next = parts.ports().time().instant().plus(BETWEEN_CHECKS);
    }

    /// Looks now and then, on another thread: the answer may take its time.
    ///
    /// @throws LogFailure.Broken once a topic was found to be another
    void check(Instant now) {
        changed.get()
                .ifPresent(topic -> {
                    throw TopicIds.changed(topic);
                });
        if (now.isAfter(next) && looking.compareAndSet(false, true)) {
            next = now.plus(BETWEEN_CHECKS);
            parts.ports().threads().start("topic watch", this::look);
        }
    }

    /// A log that can't be asked isn't another one: what is in memory still holds.
    private void look() {
        try {
            changed.set(topics.createdAnew());
            if (blind) {
                blind = false;
                parts.troubles().over();
            }
            if (changed.get().isPresent()) {
                parts.doorbell().ring();
            }
        } catch (RuntimeException e) {
            blind = true;
            parts.troubles().report("the topics can't be looked at", e);
        } finally {
            looking.set(false);
        }
    }
}
