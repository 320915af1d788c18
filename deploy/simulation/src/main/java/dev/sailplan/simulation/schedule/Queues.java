package dev.sailplan.simulation.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Keeps the tasks that could run now, and those that wait for a time. In which order somebody came to be ready makes
/// no difference: it may be that of a hash table.
final class Queues {
    private static final Comparator<Task> BY_NUMBER = Comparator.comparingLong(Task::number);
    private final List<Task> ready = new ArrayList<>();
    private final TreeSet<Task> timed =
            new TreeSet<>(Comparator.comparing(Task::deadline).thenComparing(BY_NUMBER));

    void ready(Task task) {
        if (!task.isReady()) {
            task.ready(true);
            int place = Collections.binarySearch(ready, task, BY_NUMBER);
            ready.add(-place - 1, task);
        }
    }

    void until(Task task, Instant deadline) {
        timed.remove(task);
        task.waitUntil(deadline);
        if (!deadline.equals(Instant.MAX)) {
            timed.add(task);
        }
    }

    void noLonger(Task task) {
        timed.remove(task);
    }

    /// Everybody whose time has come.
    void wake(Instant now) {
        while (!timed.isEmpty() && !timed.first().deadline().isAfter(now)) {
            ready(timed.removeFirst());
        }
    }

    Optional<Instant> earliest() {
        return timed.isEmpty() ? Optional.empty() : Optional.of(timed.first().deadline());
    }

    boolean nobodyIsReady() {
        return ready.isEmpty();
    }

    Task take(RandomGenerator random) {
        Task task = ready.remove(ready.size() == 1 ? 0 : random.nextInt(ready.size()));
        task.ready(false);
        return task;
    }
}
