package dev.sailplan.deploy.dev.git;

import dev.sailplan.common.log.port.Inbound;
import dev.sailplan.gateway.report.Journey;
import dev.sailplan.gateway.report.PriorStates;
import dev.sailplan.gateway.report.Push;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Folds records into the journeys of pushes, for those who wait for theirs.
public final class Journal {
    private final LongSupplier nanos;
    private final Map<Long, Journey> open = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final PriorStates states = new PriorStates();

    /// `nanos` is a clock that only moves forward, such as `System::nanoTime`.
    public Journal(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Starts following a push; its ticket is the time it began.
    public long open(Push push) {
        lock.lock();
        try {
            long ticket = nanos.getAsLong();
            while (open.putIfAbsent(ticket, Journey.of(push, states.of(push.repository())))
                    != null) {
                ticket++;
            }
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    public void close(long ticket) {
        open.remove(ticket);
    }

    /// Waits until the journey is as wanted, at most until `patience` after its beginning, and returns it as it is then.
    public Journey await(long ticket, Predicate<Journey> wanted, Duration patience)
            throws InterruptedException {
        lock.lock();
        try {
            Journey journey = current(ticket);
            long left = ticket + patience.toNanos() - nanos.getAsLong();
            while (!wanted.test(journey) && left > 0) {
                news.await(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)), TimeUnit.NANOSECONDS);
                journey = current(ticket);
                left = ticket + patience.toNanos() - nanos.getAsLong();
            }
            return journey;
        } finally {
            lock.unlock();
        }
    }

    private Journey current(long ticket) {
        return Optional.ofNullable(open.get(ticket))
                .orElseThrow(() -> new IllegalStateException("nobody follows this push any more"));
    }

    /// Takes note of a record that came by.
    public void note(Inbound where, Object record) {
        lock.lock();
        try {
            states.take(record);
            int partition = where.from().partition();
            open.replaceAll((ticket, journey) ->
                    journey.after(record, partition, where.offset(), since(ticket)));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes in what stood on the log before anybody pushed; what comes may be told as well.
    public void remember(Object record) {
        lock.lock();
        try {
            states.take(record);
        } finally {
            lock.unlock();
        }
    }

    private Duration since(long ticket) {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - ticket));
    }
}
