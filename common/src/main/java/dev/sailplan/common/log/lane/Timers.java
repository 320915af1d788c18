package dev.sailplan.common.log.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Holds the time at which each task of each lane is to be woken.
public final class Timers {
    private final Map<Task, Instant> times = new HashMap<>();
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparing(Entry::at));

    public record Task(String lane, String name) {}

    private record Entry(Instant at, Task task) {}

    /// Of several times for one task the earliest holds.
    synchronized void set(Task task, Instant at) {
        Instant before = times.get(task);
        if (before != null && !at.isBefore(before)) {
            return;
        }
        if (before != null) {
            queue.remove(new Entry(before, task));
        }
        times.put(task, at);
        queue.add(new Entry(at, task));
    }

    /// Takes out the tasks whose time has come.
    public synchronized List<Task> due(Instant now) {
        List<Task> due = new ArrayList<>();
        for (Entry head = queue.peek();
                head != null && !head.at.isAfter(now);
                head = queue.peek()) {
            queue.remove();
            times.remove(head.task);
            due.add(head.task);
        }
        return due;
    }
}
