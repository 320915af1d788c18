package dev.sailplan.deploy.dev;

import dev.sailplan.common.domain.id.ApplicationKey;
import dev.sailplan.common.domain.status.Facts;
import dev.sailplan.common.domain.status.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Learns from the status topic when dev can be used: the cluster's facts are known, and at the first start
/// the sample's applications have been applied.
final class Readiness {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<ApplicationKey> applied = new HashSet<>();
    private Optional<Facts> facts = Optional.empty();

    void note(Object record) {
        lock.lock();
        try {
            switch (record) {
                case Facts read -> facts = Optional.of(read);
                case Status status when isApplied(status) -> applied.add(status.application());
                default -> {}
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isApplied(Status status) {
        return status.settled().filter(s -> s.end() == Status.End.APPLIED).isPresent();
    }

    /// How many nodes the cluster has, as its facts say.
    int nodes() {
        lock.lock();
        try {
            return facts.map(Facts::nodes).orElse(0);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the facts and the applications are there; false when they did not come in time.
    boolean await(Set<ApplicationKey> applications, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!(facts.isPresent() && applied.containsAll(applications))) {
                if (left <= 0) {
                    return false;
                }
                left = news.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
