package dev.sailplan.common.log.lane;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.common.log.port.Signal;
import dev.sailplan.common.log.quarantine.Job;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Queues the jobs that wait on the lanes of one partition, and knows which lanes have a thread. A lane has one only
/// while there is something to do, so that a thousand idle lanes cost nothing.
public final class LaneQueues {
    private final Supplier<Signal> signals;
    private final BiConsumer<String, Signal> starter;
    private final Map<String, Queue> queues = new HashMap<>();
    private final Map<String, Signal> running = new HashMap<>();
    private boolean open;
    private boolean stopped;

    private static final class Queue {
        private final Deque<Job> records = new ArrayDeque<>();
        private final Set<String> tasks = new LinkedHashSet<>();
        private int tasksFirst;
        private boolean taskWasLast;

        private boolean isEmpty() {
            return records.isEmpty() && tasks.isEmpty();
        }

        /// Tasks and records take turns, so that neither waits for the others to dry up. What can't be handed out
        /// for want of memory stays.
        private Optional<Job> next() {
            boolean taskIsNext =
                    records.isEmpty() || tasksFirst > 0 || !(tasks.isEmpty() || taskWasLast);
            Optional<Job> next =
                    Optional.of(
                            taskIsNext
                                    ? new Job.Wake(tasks.iterator().next())
                                    : records.getFirst());
            taskWasLast = taskIsNext;
            if (next.get() instanceof Job.Wake(String task)) {
                tasksFirst = Math.max(0, tasksFirst - 1);
                tasks.remove(task);
            } else {
                records.removeFirst();
            }
            return next;
        }
    }

    /// @param starter starts the thread of a lane, which waits nowhere but on the signal or for its commits
    LaneQueues(Supplier<Signal> signals, BiConsumer<String, Signal> starter) {
        this.signals = signals;
        this.starter = starter;
    }

    public void offer(String lane, Job job) {
        synchronized (this) {
            queue(lane).records.add(job);
        }
        startIfIdle(lane);
    }

    public void wake(String lane, String task) {
        synchronized (this) {
            queue(lane).tasks.add(task);
        }
        startIfIdle(lane);
    }

    /// Until now what was offered only waited. Tasks of that time come before any record: they go on with what was
    /// begun by whoever had the partition before.
    void open() {
        List<String> waiting;
        synchronized (this) {
            open = true;
            queues.values().forEach(it -> it.tasksFirst = it.tasks.size());
            waiting = List.copyOf(queues.keySet());
        }
        waiting.forEach(this::startIfIdle);
    }

    /// No lane begins anything more; those that wait to try again needn't.
    void stop() {
        List<Signal> sleeping;
        synchronized (this) {
            stopped = true;
            queues.clear();
            sleeping = List.copyOf(running.values());
        }
        sleeping.forEach(Signal::raise);
    }

    /// What the lane does next. Nothing ends the lane's thread.
    synchronized Optional<Job> next(String lane) {
        Queue queue = queue(lane);
        if (stopped || queue.isEmpty()) {
            queues.remove(lane);
            running.remove(lane);
            return Optional.empty();
        }
        return queue.next();
    }

    synchronized List<Inbound> queued(String lane) {
        List<Inbound> records = new ArrayList<>();
        for (Job job : queue(lane).records) {
            if (job instanceof Job.Handle(Inbound record)) {
                records.add(record);
            }
        }
        return List.copyOf(records);
    }

    synchronized void remove(String lane, Collection<Inbound> records) {
        queue(lane)
                .records
                .removeIf(job ->
                        job instanceof Job.Handle(Inbound record) && records.contains(record));
    }

    public synchronized boolean busy() {
        return !running.isEmpty();
    }

    private Queue queue(String lane) {
        return queues.computeIfAbsent(lane, _ -> new Queue());
    }

    private void startIfIdle(String lane) {
        Signal signal = signals.get();
        synchronized (this) {
            if (!open || stopped || running.putIfAbsent(lane, signal) != null) {
                return;
            }
        }
        boolean started = false;
        try {
            starter.accept(lane, signal);
            started = true;
        } finally {
            if (!started) {
                ended(lane);
            }
        }
    }

    /// A lane without a thread gets one with the next that is offered.
    private synchronized void ended(String lane) {
        running.remove(lane);
    }
}
