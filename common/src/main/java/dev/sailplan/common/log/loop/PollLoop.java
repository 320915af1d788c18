package dev.sailplan.common.log.loop;

import dev.sailplan.common.log.lane.OwnedPartition;
import dev.sailplan.common.log.lane.UnfinishedOffsets;
import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.LogSession;
import dev.sailplan.common.log.port.TopicPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Runs the one thread that owns the session: it reads, gives records to lanes, and commits what they hand in. It never
/// works itself and never waits, but for the log.
final class PollLoop {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration IDLE_COMMIT = Duration.ofMillis(500);
    private static final long SMALLEST_WINDOW = 1024L * 1024;

    private final Loop.Parts parts;
    private final LogSession session;
    private final PartitionAssignments assignment;
    private final Committer committer;
    private final Router router;
    private final TopicWatch watch;
    private final Set<TopicPartition> paused = new HashSet<>();
    private Instant committedAt;
    private boolean more;

    PollLoop(
            Loop.Parts parts,
            LogSession session,
            PartitionAssignments assignment,
            Committer committer) {
        this.parts = parts;
        this.session = session;
        this.assignment = assignment;
        this.committer = committer;
        this.router = new Router(parts.work());
        this.watch = new TopicWatch(parts, assignment.topics());
        this.committedAt = parts.ports().time().instant();
    }

    void run(BooleanSupplier closing) {
        while (!closing.getAsBoolean()) {
            turn();
        }
        assignment.handOverAll(session);
    }

    private void turn() {
        List<Inbound> records = session.poll(more ? Duration.ZERO : POLL);
        parts.doorbell().answer();
        for (Inbound record : records) {
            assignment
                    .of(record.from().partition())
                    .filter(OwnedPartition::isOpen)
                    .ifPresent(owned -> router.accept(record, owned));
        }
        assignment.openPrepared(session);
        Instant now = parts.ports().time().instant();
        watch.check(now);
        parts.outages().look(now);
        assignment.ours().forEach(it -> wakeDue(it, now));
        holdBack();
        commit(now);
        assignment.ours().forEach(OwnedPartition::publishAge);
    }

    private static void wakeDue(OwnedPartition owned, Instant now) {
        if (owned.isOpen()) {
            owned.timers().due(now).forEach(it -> owned.lanes().wake(it.lane(), it.name()));
        }
    }

    private void commit(Instant now) {
        boolean idle = now.isAfter(committedAt.plus(IDLE_COMMIT));
        boolean accepted =
                committer.commitReady(session, assignment.ours(), owned -> idle && owned.ahead());
        if (idle) {
            committedAt = now;
        }
        more = accepted && assignment.ours().stream().anyMatch(OwnedPartition::hasReady);
    }

    /// Stops reading a partition while too much of it waits in memory.
    private void holdBack() {
        long share = parts.settings().windowBytes() / Math.max(1, assignment.ours().size());
        long limit = Math.max(SMALLEST_WINDOW, share);
        paused.removeIf(
                it -> assignment.of(it.partition()).filter(OwnedPartition::isOpen).isEmpty());
        for (OwnedPartition owned : assignment.ours()) {
            owned.windows().forEach((source, window) -> holdBack(source, window, limit));
        }
    }

    private void holdBack(TopicPartition source, UnfinishedOffsets window, long limit) {
        if (window.bytes() > limit && paused.add(source)) {
            session.pause(Set.of(source));
        } else if (window.bytes() < limit / 2 && paused.remove(source)) {
            session.resume(Set.of(source));
        }
    }
}
